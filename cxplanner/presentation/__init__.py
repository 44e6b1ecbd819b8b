"""What a plan shows on a projector, a step at a time."""
