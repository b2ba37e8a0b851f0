"""Checks of wording, one topic a file."""
