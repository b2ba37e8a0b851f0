"""Numbers of headings, points and counted steps (RG621–RG625)."""
