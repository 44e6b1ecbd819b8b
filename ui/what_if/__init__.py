"""What-if in the window: the band over the views, its commands, and the comparison."""
