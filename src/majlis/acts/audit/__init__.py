"""Acts on the audit."""
