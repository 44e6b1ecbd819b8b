"""Levelling: starts are delayed so that no team exceeds its capacity, for the earliest finish."""
