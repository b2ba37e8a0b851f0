"""Checks of wording, a file for each topic."""
