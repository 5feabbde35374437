"""Acts on briefings."""
