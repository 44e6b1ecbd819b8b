"""Drawings as slides of native shapes: what belongs together, how it is glued, coloured and told."""
