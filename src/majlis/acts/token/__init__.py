"""Acts on tokens, with which programs ask in a person's name."""
