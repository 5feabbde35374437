"""Acts on a nation: make, check, show."""
