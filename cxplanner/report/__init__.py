"""Pages of a plan for people without the program: on paper, as pictures, as files that others open."""
