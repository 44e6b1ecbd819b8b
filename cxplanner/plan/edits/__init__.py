"""Every way in which a plan can change, as pure functions from a plan to a plan."""
