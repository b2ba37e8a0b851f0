"""Rendering sections: Jinja lives and dies here; what leaves is text whose every character has an origin."""
