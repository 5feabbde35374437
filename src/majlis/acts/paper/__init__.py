"""Acts on papers for items: each version stays under its hashes."""
