"""Floor 7: a report from elsewhere turned into a facts file, as far as it can be told; pure functions."""
