"""All acts over HTTP: one address for each, commands and results as JSON, errors as problems, files by name."""
