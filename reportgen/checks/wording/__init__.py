"""Checks of wording (RG6), by topic: each a generator of flaws over a Prose, with its manual as docstring."""
