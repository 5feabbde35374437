"""Views: filters of lists that a person gave a name, above each list."""
