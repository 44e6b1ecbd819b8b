"""Chances: what the simulation says, in the status bar and in a dialog."""
