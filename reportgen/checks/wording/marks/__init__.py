"""Brackets, quotation marks, points, spaces, and the width of characters (RG605–RG613, RG616–RG617)."""
