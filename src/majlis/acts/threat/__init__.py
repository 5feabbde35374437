"""Acts on the level and frequency of attacks."""
