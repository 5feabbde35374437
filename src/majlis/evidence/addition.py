"""What a person says of a file of evidence to be added, and how it is judged."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from majlis.evidence.cells import FIRST_YEAR
from majlis.evidence.observation import UNPLACED, Entry
from majlis.evidence.reading import Origin
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking
from majlis.kernel.times import Window
from majlis.reference.loader import incident_kinds, sectors

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,78}[A-Za-z0-9])?")


@dataclass(frozen=True, slots=True)
class Addition:
    """What a person says of a file to be added.

    Attributes
    ----------
    name : str
        Name of the source within the dossier.
    window : Window
        Days in which the source was looking.
    added : str
        Instant, ISO 8601.
    format : str
        One of ``FORMATS``, or ``auto``.
    sectors, kinds : tuple of str
        What the source covers; empty means all.
    columns, sheet, dates, values
        As in :class:`~majlis.evidence.reading.Origin`.
    synthetic : bool
        True for an invented file. A file that says so itself need not be told.
    marking : Marking
        Least marking; stricter ones within the file raise it.
    replace : bool
        Whether an entry of the same name gives way.
    """

    name: str
    window: Window
    added: str
    format: str
    sectors: tuple[str, ...]
    kinds: tuple[str, ...]
    columns: Mapping[str, str]
    sheet: str
    dates: str
    synthetic: bool
    marking: Marking
    replace: bool = False
    values: Mapping[str, str] = field(default_factory=dict)


def origin_of(said: Entry | Addition, file: str) -> Origin:
    """Return what a reader of a file is told."""
    return Origin(
        source=said.name,
        file=file,
        marking=said.marking,
        synthetic=said.synthetic,
        sectors=() if said.sectors == (UNPLACED,) else said.sectors,
        kinds=said.kinds,
        columns=said.columns,
        sheet=said.sheet,
        dates=said.dates,
        values=said.values,
    )


def sectors_told(format_: str, told: Iterable[str]) -> tuple[str, ...]:
    """Return what a source covers of which nothing was said: every sector, if it tells one of its incidents at all.

    Parameters
    ----------
    format_ : str
    told : iterable of str
        Sectors of its incidents; empty where unknown.
    """
    return () if format_ == "kev" or any(told) else (UNPLACED,)


def check_addition(addition: Addition) -> None:
    """Judge what a person says of a file, apart from the file.

    Raises
    ------
    InputError
        If the name, the window, a sector, a kind or a word is none.
    """
    if not _NAME.fullmatch(addition.name):
        raise InputError(
            f"{addition.name[:80]!r} cannot name a source",
            where="option --source",
            mend="use letters, digits, '.' and '-', at most 80",
            code="evidence.name",
        )
    if addition.window.start.year < FIRST_YEAR:
        raise InputError(
            f"the window begins on {addition.window.start}",
            where="option --window",
            why=f"incidents before {FIRST_YEAR} are not read, so these days would count as days without an attack",
            mend=f"begin it on {FIRST_YEAR}-01-01 or later",
            code="evidence.window-early",
        )
    for option, given, table in (("sectors", addition.sectors, sectors()), ("kinds", addition.kinds, incident_kinds())):
        wrong = sorted(set(given) - set(table.column("id")))
        if wrong:
            raise InputError(
                f"{wrong[0]!r} is none of our {option}",
                where=f"option --{option}",
                mend=f"use some of {', '.join(table.column('id'))}",
                code=f"evidence.{option}",
            )
    ids = (*sectors().column("id"), *incident_kinds().column("id"))
    odd = sorted(f"{theirs}={ours}" for theirs, ours in addition.values.items() if ours not in ids or not theirs)
    if odd:
        raise InputError(
            f"--value {odd[0][:60]!r} names none of our sectors or kinds",
            where="option --value",
            mend=f"write THEIRS=OURS; OURS is one of {', '.join(ids)}",
            code="evidence.value",
        )
