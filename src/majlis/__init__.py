"""Majlis: the open system with which a Cyber Security Council turns evidence into decisions."""

__version__ = "0.2.0"
