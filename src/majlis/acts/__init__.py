"""The acts of the system, one file each; ``index`` names them all."""
