"""Acts on a nation's own parameters."""
