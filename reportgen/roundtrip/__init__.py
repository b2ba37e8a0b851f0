"""What was changed in a document since it was built: paragraphs aligned, words compared, changes named."""
