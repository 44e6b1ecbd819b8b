"""The print studio: choices for paper, and the very pages that they make."""
