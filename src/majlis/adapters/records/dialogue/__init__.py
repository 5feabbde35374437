"""Dialogues in the tables: who leads, who takes part, what is said, how it is counted."""
