"""The presentation: the plan full screen for a projector, a step at a time."""
