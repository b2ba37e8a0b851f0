"""Floor 6: what is read back: documents, spreadsheets, text, and rendered pages."""
