"""Checks of figures: against each other, against last year's, against the text."""
