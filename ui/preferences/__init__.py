"""The dialog of what a user prefers, whatever the plan."""
