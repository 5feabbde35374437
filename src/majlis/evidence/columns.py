"""Find the header of a table and say which column is which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from majlis.evidence.cells import Cell, plain
from majlis.evidence.synonyms import normal, words_of
from majlis.kernel.errors import InputError

FIELDS = ("key", "day", "known", "sector", "kind", "operator", "area", "synthetic")
HEADER_WITHIN = 30
"""The header stands in one of the first so many rows; titles may stand above it."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands and what its columns mean.

    Attributes
    ----------
    row : int
        Index of the header's row, from 0.
    names : tuple of str
        The column names as they stand there; blank ones are empty.
    place : mapping of str to int
        Our field to the index of its column.
    """

    row: int
    names: tuple[str, ...]
    place: Mapping[str, int]

    @property
    def columns(self) -> dict[str, str]:
        """Our field to their column name."""
        return {field: self.names[index] for field, index in self.place.items()}

    @property
    def unused(self) -> tuple[str, ...]:
        """Their column names that stand for none of our fields."""
        return tuple(name for index, name in enumerate(self.names) if name and index not in self.place.values())

    def told(self) -> str:
        """Return how the columns were understood, as a person reads it."""
        taken = ", ".join(f"{ours} = {theirs!r}" for ours, theirs in self.columns.items()) or "none"
        return f"columns taken: {taken}; not used: {', '.join(map(repr, self.unused)) or 'none'}"


def find_header(rows: Sequence[Sequence[Cell]], corrections: Mapping[str, str], *, where: str) -> Header | None:
    """Return the header, or None where no row near the top names a day.

    Parameters
    ----------
    rows : sequence of rows
    corrections : mapping of str to str
        Our field to their column, as a person said; these win over guesses. An empty column name means:
        there is none, do not guess.
    where : str
        The place named in errors.

    Raises
    ------
    InputError
        If a correction names an unknown field.
    """
    unknown = sorted(set(corrections) - set(FIELDS))
    if unknown:
        raise InputError(
            f"--column {unknown[0]}=... names no field of an incident",
            where=where,
            mend=f"use one of {', '.join(FIELDS)}",
            code="evidence.column-field",
        )
    best: Header | None = None
    for index, row in enumerate(rows[:HEADER_WITHIN]):
        names = tuple(plain(cell) if isinstance(cell, str) else "" for cell in row)
        place = _guess(names, corrections)
        usable = ("day" in place or "known" in place) and sum(bool(name) for name in names) > 1
        if usable and (best is None or len(place) > len(best.place)):
            best = Header(index, names, place)
    return best


def _guess(names: Sequence[str], corrections: Mapping[str, str]) -> dict[str, int]:
    """Return our field to column index for one row taken as a header."""
    known, last = words_of("column"), words_of("last-column")
    plain_names = [normal(name) for name in names]
    place: dict[str, int] = {}
    for field, column in corrections.items():
        if normal(column) in plain_names and column:
            place[field] = plain_names.index(normal(column))
    for find in (known.get, lambda name: _within(name, known), last.get):
        for index, name in enumerate(plain_names):
            field = find(name) or ""
            if field and field not in place and field not in corrections and index not in place.values():
                place[field] = index
    return place


def _within(name: str, known: Mapping[str, str]) -> str:
    """Return the field of the longest known phrase of two words or more within the name, or ``""``."""
    inside = [phrase for phrase in known if " " in phrase and f" {phrase} " in f" {name} "]
    return known[max(inside, key=len)] if inside else ""


def missing_column(names: Sequence[str], corrections: Mapping[str, str], *, where: str) -> InputError:
    """Make the error for a table in which a wanted column is not found."""
    header = Header(0, tuple(names), _guess(names, dict.fromkeys(corrections, "")))
    shown = header.told() if any(names) else "there is no header"
    absent = [column for column in corrections.values() if column and normal(column) not in {normal(n) for n in names}]
    if absent:
        return InputError(
            f"there is no column {absent[0]!r}",
            where=where,
            why=shown,
            mend="give the name as it stands in the header",
            code="evidence.no-column",
        )
    return InputError(
        "no column says on which day an incident happened or was reported",
        where=where,
        why=shown,
        mend="say which it is: --column day='Their name' (or --column known='Their name')",
        code="evidence.no-day-column",
    )
