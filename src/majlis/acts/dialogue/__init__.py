"""Acts about dialogues: what stakeholders are asked, say, vote on, and what became of it."""
