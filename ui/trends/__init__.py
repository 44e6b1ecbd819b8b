"""Trends: where dates, work, change and money have been going from review to review."""
