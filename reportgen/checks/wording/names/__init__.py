"""Units, persons and firms under two names in one text (RG6)."""
