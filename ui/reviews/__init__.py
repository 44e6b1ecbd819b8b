"""Reviews: what a steering committee has before it, what it decides, and what it leaves frozen."""
