"""Acts on what waits for a second person."""
