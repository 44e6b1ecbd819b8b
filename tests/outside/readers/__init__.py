"""Small readers of other programs' files, for tests alone."""
