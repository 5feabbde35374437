"""Who was looking at what, when: spans of unchanged coverage, and the breaks between them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from majlis.evidence import UNPLACED, Entry, Incident, Observation, collapse
from majlis.kernel.errors import InputError
from majlis.kernel.times import DAYS_PER_MONTH, Window
from majlis.reference.loader import incident_kinds, sectors

Cell = tuple[str, str]
"""Sector and kind; an empty one stands for all."""
DIMENSIONS = ("sector", "kind")


def cells(by: Sequence[str]) -> tuple[Cell, ...]:
    """Return the cells of a division, in the order of our lists.

    Parameters
    ----------
    by : sequence of {"sector", "kind"}
        Any part of it; none means one cell that covers everything.

    Raises
    ------
    InputError
        If something else is named, or one twice.
    """
    if len(set(by)) != len(by) or not set(by) <= set(DIMENSIONS):
        raise InputError(
            f"rates cannot be told by {', '.join(by)}",
            where="option --by",
            mend="name sector, kind, both, or nothing",
            code="threat.by",
        )
    first = sectors().column("id") if "sector" in by else ("",)
    second = incident_kinds().column("id") if "kind" in by else ("",)
    return tuple((sector, kind) for sector in first for kind in second)


@dataclass(frozen=True, slots=True)
class Span:
    """Days without a change of coverage: the same sources looked, and together they saw the whole cell.

    Attributes
    ----------
    window : Window
    sources : tuple of str
        Series of the sources that looked, sorted. Parts of one series do not change coverage.
    """

    window: Window
    sources: tuple[str, ...]

    @property
    def months(self) -> float:
        """Length in mean months."""
        return self.window.days / DAYS_PER_MONTH


@dataclass(frozen=True, slots=True)
class Picture:
    """What was known on a day: sources that looked, cut there, and the incidents of record they tell.

    Attributes
    ----------
    entries : tuple of Entry
        Sources of incidents, windows cut at the day; KEV is none.
    incidents : tuple of Incident
        Known before the day, seen by a source that was looking; each event once.
    ignored : int
        Observations left out: outside their source's window, of something it does not cover, or known later.
    days : mapping of cell to tuple of date
        Days of the incidents of each cell, in order.
    """

    entries: tuple[Entry, ...]
    incidents: tuple[Incident, ...]
    ignored: int
    days: Mapping[Cell, tuple[date, ...]]

    def spans(self, cell: Cell) -> tuple[Span, ...]:
        """Return the spans of unchanged coverage of a cell, in order; days not wholly covered lie in none."""
        atoms = _atoms(cell)
        parts = [(entry, covered) for entry in self.entries if (covered := _covered(entry, cell, atoms))]
        edges = sorted({day for entry, _ in parts for day in (entry.window.start, entry.window.end)})
        spans: list[Span] = []
        for start, end in pairwise(edges):
            looking = [(entry, covered) for entry, covered in parts if start in entry.window]
            if frozenset().union(*(covered for _, covered in looking)) != atoms:
                continue
            sources = tuple(sorted({entry.series for entry, _ in looking}))
            if spans and spans[-1].sources == sources and spans[-1].window.end == start:
                spans[-1] = Span(Window(spans[-1].window.start, end), sources)
            else:
                spans.append(Span(Window(start, end), sources))
        return tuple(spans)

    def count(self, cell: Cell, window: Window) -> int:
        """Return the number of incidents of a cell in a window."""
        days = self.days.get(cell, ())
        return bisect_left(days, window.end) - bisect_left(days, window.start)


def picture(observations: Iterable[Observation], entries: Iterable[Entry], as_of: date | None) -> Picture:
    """Return what was known before a day.

    An observation counts where its source was looking (inside the window, covering its sector and kind) and where
    it was known before ``as_of``. Duplicates are collapsed after that: a later report changes no earlier picture.

    Parameters
    ----------
    observations, entries : iterable
    as_of : date or None
        First day on which nothing more is known; None: everything is known.
    """
    looking = {}
    for entry in entries:
        window = entry.window if as_of is None else entry.window.until(as_of)
        if window is not None and entry.format != "kev":
            looking[entry.name] = replace(entry, window=window)
    rows = list(observations)
    seen = [one for one in rows if _sees(looking, one) and (as_of is None or one.known < as_of)]
    ordered = tuple(looking[name] for name in sorted(looking))
    incidents = collapse(seen)
    return Picture(ordered, incidents, len(rows) - len(seen), _days(incidents))


def _days(incidents: Iterable[Incident]) -> dict[Cell, tuple[date, ...]]:
    """Return the days of incidents by cell; incidents of unknown sector are in the cells of all sectors only."""
    found: dict[Cell, list[date]] = defaultdict(list)
    for one in incidents:
        for cell in {(one.sector, one.kind), ("", one.kind), (one.sector, ""), ("", "")}:
            found[cell].append(one.day)
    return {cell: tuple(sorted(days)) for cell, days in found.items()}


def _sees(looking: Mapping[str, Entry], one: Observation) -> bool:
    entry = looking.get(one.source)
    if entry is None or one.day not in entry.window:
        return False
    return entry.covers(one.sector, one.kind)


def _atoms(cell: Cell) -> frozenset[Cell]:
    """Return the single (sector, kind) pairs of a cell."""
    sector, kind = cell
    first = (sector,) if sector else sectors().column("id")
    second = (kind,) if kind else incident_kinds().column("id")
    return frozenset((s, k) for s in first for k in second)


def _covered(entry: Entry, cell: Cell, atoms: frozenset[Cell]) -> frozenset[Cell]:
    """Return the pairs of a cell that a source looks at; one that names no sector looks at all of them together."""
    unplaced = not cell[0] and entry.sectors == (UNPLACED,)
    return frozenset((s, k) for s, k in atoms if entry.covers("" if unplaced else s, k))


def breaks(spans: Sequence[Span]) -> tuple[str, ...]:
    """Return the days on which coverage changed between or after spans, with what changed, in plain words."""
    found = []
    for before, after in pairwise(spans):
        if before.window.end != after.window.start:
            found.append(f"{before.window.end}: not fully covered until {after.window.start}")
        started = sorted(set(after.sources) - set(before.sources))
        stopped = sorted(set(before.sources) - set(after.sources))
        words = [f"{name} starts" for name in started] + [f"{name} stops" for name in stopped]
        if words:
            found.append(f"{after.window.start}: {', '.join(words)}")
    return tuple(found)


def standing(spans: Sequence[Span], minimum: float) -> Span | None:
    """Return the span that figures rest on: the latest of at least ``minimum`` months, else the longest."""
    long = [span for span in spans if span.months >= minimum]
    if long:
        return long[-1]
    return max(reversed(spans), key=lambda span: span.window.days, default=None)
