"""Mail that leaves over the nation's own mail server, where one is named."""
