"""The Initiatives view: a table of the plan with bars beside it, edited in place."""
