"""Pictures of a plan as shapes: computed once, painted on the screen and on paper by different painters."""
