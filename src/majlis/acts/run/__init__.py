"""Acts on the runs of the vault and on the work that makes them."""
