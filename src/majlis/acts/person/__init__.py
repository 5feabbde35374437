"""Acts on persons, their accounts and their roles."""
