"""What connects the rooms to disks, tables and networks."""
