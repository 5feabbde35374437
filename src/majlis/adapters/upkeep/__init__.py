"""Keep a system alive for years: its log, its backups, what restores them, and what looks after their health."""
