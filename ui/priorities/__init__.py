"""The Priorities view: the matrix of impact and effort, the ranking beside it, and the sequence."""
