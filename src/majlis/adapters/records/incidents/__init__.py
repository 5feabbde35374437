"""Incidents entered by hand: written, linked to reports, and told to the figures."""

from majlis.adapters.records.incidents.known import days, entry, find, told

__all__ = ["days", "entry", "find", "told"]
