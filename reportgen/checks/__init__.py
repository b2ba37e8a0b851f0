"""Checks: one function each, with a literal table of them all."""
