"""Acts about reports: what operators say befell them, and what authorities do with it."""
