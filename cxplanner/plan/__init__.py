"""What a plan is: immutable values in plain Python, the edits that make new ones, and their differences."""
