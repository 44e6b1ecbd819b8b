"""The filter that all views share: what its words mean, what they keep, how typing is completed."""
