"""Floor 6: entry sheets for Excel and WPS."""
