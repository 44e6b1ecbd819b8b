"""Pictures of a plan as shapes: computed once, painted on the screen, in PDF and in SVG by different painters."""
