"""Risks: what may happen, what has happened, and what is done about it."""
