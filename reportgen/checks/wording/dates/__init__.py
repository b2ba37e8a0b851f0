"""Dates, years and ranges of years (RG614–RG615, RG644–RG646, RG651)."""
