"""Acts on saved what-ifs: save, list, show, compare, drop."""
