"""The worker: does the long work that waits in the queue."""
