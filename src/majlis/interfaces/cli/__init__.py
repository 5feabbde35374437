"""The command line: one command per act, derived from the act's own command model."""
