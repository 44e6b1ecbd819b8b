"""The dependencies view: the links of a plan as a table and as a network picture."""
