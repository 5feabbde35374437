"""Pages of dialogues: for who leads one, for who takes part, with or without an account, and for the wall."""
