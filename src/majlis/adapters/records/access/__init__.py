"""What waits for a second person, and tokens of programs."""
