"""Documents in the browser: briefings and notes, composed, read, released, taken away."""
