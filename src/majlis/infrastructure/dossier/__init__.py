"""The format of a dossier: its header, its tables, and their machine-readable description."""
