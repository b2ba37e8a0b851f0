"""The command line: one file a command, and one border where faults become words and exit codes."""
