"""What comes in and goes out: spreadsheets, JSON, the sample programme."""
