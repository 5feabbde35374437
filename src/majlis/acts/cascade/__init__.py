"""Acts on a cascade: run, explain, downstream."""
