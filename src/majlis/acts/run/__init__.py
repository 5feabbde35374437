"""Acts on the runs of the vault: list, show, replay, diff."""
