"""Acts on the settings."""
