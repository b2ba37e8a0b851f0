"""Lists of words and characters, ours and those of offices, and how texts and names are held against them."""
