"""What a steering committee asks of a plan: how things stand, what slipped, and where they are going."""
