"""The dialog of the milestones."""
