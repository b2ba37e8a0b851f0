"""Many reports: found, told apart from those that are up to date, worked on in one process, many or a cluster."""
