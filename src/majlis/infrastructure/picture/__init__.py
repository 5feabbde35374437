"""A nation as a map and a what-if need it: flat columns beside the network, a warm engine, and what an attack does."""
