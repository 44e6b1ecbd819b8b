"""CXPlanner plans customer-experience programmes: initiatives, dependencies, stages and gates."""

__version__ = "0.1.0"
