"""The dialogs that bring a table in and take the plan out."""
