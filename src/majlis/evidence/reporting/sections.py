"""The sections of a report, and which kinds of organisation each is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from majlis.reference.loader import load_table

REPORT = "report"
"""Not a section: the head of a report, which everyone sees who sees anything of it."""
THREAD = "thread"
"""Not a section: questions, answers and feedback."""
NOTES = "notes"
"""Not a section: what authorities write among themselves. No operator reads it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section.

    Attributes
    ----------
    id, name, asks : str
    readers : frozenset of str
        Kinds of organisation to which a routed report shows it.
    """

    id: str
    name: str
    asks: str
    readers: frozenset[str]


@cache
def sections() -> Mapping[str, Section]:
    """Return the sections by id, in the order of a report."""
    return {
        row["id"]: Section(row["id"], row["name"], row["asks"], frozenset(row["readers"].split()))
        for row in load_table("report_sections").rows
    }


def sections_for(kind: str) -> tuple[str, ...]:
    """Return the sections that an organisation of a kind is shown of a report routed to it."""
    return tuple(one.id for one in sections().values() if kind in one.readers)
