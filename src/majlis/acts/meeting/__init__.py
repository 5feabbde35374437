"""Acts on meetings: planned, announced, opened, attended, closed."""
