"""Acts on incidents that are entered by hand."""
