"""Acts on the national risk: assess, check."""
