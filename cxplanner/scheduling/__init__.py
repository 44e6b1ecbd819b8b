"""The scheduling engine: from a plan to dates, floats, drivers and explanations."""
