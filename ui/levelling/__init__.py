"""Levelling: what exceeds the capacity of a team, the search for other starts, and the proposal."""
