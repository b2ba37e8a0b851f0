"""Where sentences and clauses end, and what stands twice in them (RG626–RG628, RG631)."""
