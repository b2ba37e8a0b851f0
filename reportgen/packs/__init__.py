"""Template packs: finding their layers, reading pack.yaml and layout.yaml, and what a loaded pack is."""
