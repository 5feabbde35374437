"""The web site as a whole: Django's settings, the addresses, and the server that runs it."""
