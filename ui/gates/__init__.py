"""The Gates view: four columns, each a stage gate with its criteria, its date, its decision, its waivers."""
