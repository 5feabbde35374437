"""The bundle: one archive that installs Majlis on a machine without any network. ``python -m scripts.bundle``."""
