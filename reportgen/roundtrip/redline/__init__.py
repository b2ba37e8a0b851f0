"""A .docx with the difference of two as native tracked changes: the newer one's package, its text edited as a tree."""
