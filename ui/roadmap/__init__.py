"""The roadmap view."""
