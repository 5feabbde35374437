"""What was observed: sources, their windows, and the incidents they tell."""

from majlis.evidence.incidents import Incident, collapse
from majlis.evidence.observation import UNPLACED, Entry, Observation

__all__ = ["UNPLACED", "Entry", "Incident", "Observation", "collapse"]
