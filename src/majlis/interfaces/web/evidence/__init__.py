"""Evidence in the browser: sources, files to add, rows to mend, and the search over observations."""
