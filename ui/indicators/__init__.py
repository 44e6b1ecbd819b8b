"""The Indicators view: what is measured, how it went, and what is due."""
