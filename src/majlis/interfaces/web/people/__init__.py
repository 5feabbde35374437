"""People, organisations, and the audit: what administrators, the secretariat and auditors keep and read."""
