"""Pages of the register: entries with their receipts, checkpoints, and whether nothing was rewritten."""
