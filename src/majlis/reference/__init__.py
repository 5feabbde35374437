"""Reviewed data files that ship with Majlis, and the loader that returns them with their hash."""

from majlis.reference.loader import Table, areas, incident_kinds, load_table, sectors, services
from majlis.reference.parameters import Parameter, parameters

__all__ = ["Parameter", "Table", "areas", "incident_kinds", "load_table", "parameters", "sectors", "services"]
