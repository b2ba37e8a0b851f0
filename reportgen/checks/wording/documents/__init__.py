"""Documents: their numbers, their names, whether they still hold (RG6)."""
