"""Floor 8: the 公文 format check of any .docx: read, judged by rules, measured on pages, told, and mended in a copy."""
