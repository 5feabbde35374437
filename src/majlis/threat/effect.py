"""What a new source does to the days that rates rest on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from majlis.evidence import Entry
from majlis.kernel.times import Window
from majlis.threat.coverage import Span, cells, picture, standing


@dataclass(frozen=True, slots=True)
class Effect:
    """A change of the days that the rates of some sectors rest on, before any rise or fall is looked for.

    Attributes
    ----------
    sectors : tuple of str
        Ids, in the order of our list; ``""`` is the figure for all sectors together.
    breaks : tuple of date
        Days on which coverage now changes, and did not before.
    before, after : Window or None
        What the rates rested on and rest on now; None where nobody looked.
    """

    sectors: tuple[str, ...]
    breaks: tuple[date, ...]
    before: Window | None
    after: Window | None

    @property
    def shorter(self) -> bool:
        """Whether the rates rest on fewer days than before."""
        return self.before is not None and (self.after is None or self.after.days < self.before.days)


def effects(before: Iterable[Entry], after: Iterable[Entry], *, minimum: float) -> tuple[Effect, ...]:
    """Return what changes for the rates by sector, and for all together, from one set of sources to another.

    Parameters
    ----------
    before, after : iterable of Entry
    minimum : float
        The parameter ``threat.span-minimum``, months.

    Returns
    -------
    tuple of Effect
        Sectors with the same change together; those without one are left out.
    """
    pictures = picture([], before, None), picture([], after, None)
    found: dict[tuple[tuple[date, ...], Window | None, Window | None], list[str]] = defaultdict(list)
    for cell in (*cells(("sector",)), *cells(())):
        old, new = (_spans(one.spans(cell), minimum) for one in pictures)
        if old[1] != new[1]:
            found[tuple(sorted(new[0] - old[0])), old[1], new[1]].append(cell[0])
    return tuple(Effect(tuple(names), *key) for key, names in found.items())


def _spans(spans: tuple[Span, ...], minimum: float) -> tuple[frozenset[date], Window | None]:
    """Return the days on which coverage changes, and the window that a rate rests on."""
    span = standing(spans, minimum)
    return frozenset(one.window.start for one in spans[1:]), span.window if span else None
