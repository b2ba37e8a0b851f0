"""Duties and structure (RG5): to whom and by when, the elements around the text, the parts that must be there."""
