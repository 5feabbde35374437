"""Runs and work: what was computed, what waits, and whether it comes out the same again."""
