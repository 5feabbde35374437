"""What was observed: one incident as one source tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from majlis.kernel.marking import Marking
from majlis.kernel.times import Window

UNPLACED = "unknown"
"""Stands alone in :attr:`Entry.sectors` where a source tells no sector that we know: it covers none, only "all"."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One incident as one source tells it.

    Attributes
    ----------
    source : str
        Name of the evidence entry it comes from.
    key : str
        What identifies it within the source: STIX id, row id, or ``row 17``.
    day : date
        Day on which it happened (where the source has only a report day: that one, and ``extra`` says so).
    known : date
        Day on which we knew: reported, created. Figures "as of" a day use it.
    sector : str
        An id of ``reference/data/sectors.csv``, or ``""`` where unknown.
    kind : str
        An id of ``reference/data/incident_kinds.csv``.
    operator : str
        Operator as the source names it, or empty.
    area : str
        Area id, or empty.
    synthetic : bool
    marking : Marking
    extra : mapping
        Everything else the source said, unchanged.
    """

    source: str
    key: str
    day: date
    known: date
    sector: str
    kind: str
    operator: str
    area: str
    synthetic: bool
    marking: Marking
    extra: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of evidence and what we know about it. The file itself is kept unchanged.

    Attributes
    ----------
    name : str
        Name of the source within the dossier; letters, digits, ``.`` and ``-``. What stands before the first ``.``
        names the series: ``cert.2025-01`` and ``cert.2025-02`` are parts of one source.
    file : str
        File name in ``evidence/``.
    format : str
        ``kev``, ``stix``, ``csv`` or ``xlsx``.
    window : Window
        Days in which the source was looking. Outside it nothing is known, which is not zero.
    sectors, kinds : tuple of str
        What the source covers; empty means every sector, every kind. ``("unknown",)`` as sectors: the source looks at
        the nation as a whole and names no sector, so that it covers "all sectors" and none of them.
    columns : mapping of str to str
        For tables: our field to their column.
    sha256 : str
    added : str
        Instant, ISO 8601.
    synthetic : bool
    marking : Marking
    sheet : str
        For workbooks: the sheet that was read.
    dates : str
        For tables: ``dmy`` or ``mdy`` where days are written with figures only; empty where all are ISO or real dates.
    values : mapping of str to str
        Their word to our sector or kind, where a person said so.
    """

    name: str
    file: str
    format: str
    window: Window
    sectors: tuple[str, ...]
    kinds: tuple[str, ...]
    columns: Mapping[str, str]
    sha256: str
    added: str
    synthetic: bool
    marking: Marking
    sheet: str = ""
    dates: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    def covers(self, sector: str, kind: str) -> bool:
        """Tell whether the source was looking at a kind of incident in a sector; ``""`` is the unknown sector."""
        placed = not self.sectors or sector in self.sectors or (not sector and UNPLACED in self.sectors)
        return placed and (not self.kinds or kind in self.kinds)

    @property
    def series(self) -> str:
        """The source that the file is a part of: the name up to its first ``.``."""
        return self.name.partition(".")[0]
