"""Do the long work of the records: at once for who asks, or from the queue; each result once, in the vault."""
