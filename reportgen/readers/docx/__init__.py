"""Any .docx, whoever made it: the package within limits, its paragraphs with their text, and mending in place."""
