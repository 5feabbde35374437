"""Acts on the register: what was decided, so that nobody can quietly rewrite it."""
