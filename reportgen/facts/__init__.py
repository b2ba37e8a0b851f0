"""What a unit reports: values, the facts model, the indicator catalogue, and reading facts files."""
