"""Checking a sheet of paper against the plan."""
