"""Pages of reports: for operators, for authorities, and for who has no account."""
