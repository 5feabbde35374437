"""Incidents in the browser: the list, the record, entering and amending, duplicates, and the days that are logged."""
