"""Signing in and out, and what a person keeps for that."""
