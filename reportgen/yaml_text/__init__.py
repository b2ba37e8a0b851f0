"""A YAML source as text: its tree, places in it, what is wrong with it, edits that keep the rest, canonical layout."""
