"""Documents: notes and briefings that were composed here."""
