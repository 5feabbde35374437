"""Every act as a page: a form made from its command, and its answer."""
