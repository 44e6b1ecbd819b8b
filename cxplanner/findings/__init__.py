"""The rules that look at a plan and its dates: each finding is a rule's code, items and facts."""
