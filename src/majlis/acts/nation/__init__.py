"""Acts on a nation: set up, describe, edit, check, publish, compare, find."""
