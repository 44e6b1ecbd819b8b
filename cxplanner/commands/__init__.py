"""The command line: one module for each command, over the same core as the window."""
