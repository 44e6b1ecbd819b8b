"""What comes first: scores of initiatives, other ways to rank them, and a sequence that links allow."""
