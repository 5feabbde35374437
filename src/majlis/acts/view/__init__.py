"""Acts on views: pages with their filters under a name, each person's own."""
