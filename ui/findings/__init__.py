"""Findings: the panel under the views, with a way to each item and ways out."""
