"""Acts on evidence: add, list, show, synthesize."""
