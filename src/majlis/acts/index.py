"""The acts of the system, in the groups in which the help shows them."""

from majlis.acts.entries_briefing import BRIEFING
from majlis.acts.entries_council import COUNCIL
from majlis.acts.entries_known import KNOWN
from majlis.acts.entries_machine import MACHINE
from majlis.acts.entries_people import PEOPLE
from majlis.acts.entry import Entry

__all__ = ["ACTS", "Entry"]

ACTS: tuple[Entry, ...] = (*KNOWN, *BRIEFING, *COUNCIL, *PEOPLE, *MACHINE)
