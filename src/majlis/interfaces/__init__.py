"""Ways in and out of the system for people and programs."""
