"""Reports of operators: sent, routed, read, answered, joined to incidents."""
