"""Acts on how long things are kept."""
