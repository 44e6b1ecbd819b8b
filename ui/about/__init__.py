"""What the program is, on what it stands, and under which licences."""
