"""Acts that keep the system alive: tables, backups, restores, upgrades, health."""
