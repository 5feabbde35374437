"""Acts on decisions: listed, shown, published, and their figures computed again."""
