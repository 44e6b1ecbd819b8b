"""The dialog of the baselines."""
