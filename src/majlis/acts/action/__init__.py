"""Acts on actions: what is to be done after a decision, by whom, until when, and what shows that it was done."""
