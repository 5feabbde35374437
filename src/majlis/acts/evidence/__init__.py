"""Acts on evidence: add, list, show, search, quarantine, mend, drop, remove, restore, synthesize."""
