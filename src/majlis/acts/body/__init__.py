"""Acts on bodies of the Council: who sits in them, and by which rules they decide."""
