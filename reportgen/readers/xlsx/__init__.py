"""Floor 6: workbooks, whoever saved them: the package within limits, cells with what was typed, entry sheets."""
