"""The map, the what-if, and the table that tells and does the same."""
