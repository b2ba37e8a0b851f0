"""Floor 8: the office's work over the years: founding, a new year, canonical form, overrides, what a change does."""
