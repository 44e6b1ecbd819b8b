"""What a window without a plan shows."""
