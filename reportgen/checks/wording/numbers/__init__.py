"""Numbers of a text against one another: sums and their parts, rates, changes, units (RG641–RG643, RG647–RG652)."""
