"""The demonstration: everything at once."""
