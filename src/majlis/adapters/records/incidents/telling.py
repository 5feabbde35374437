"""An incident by hand as it was known, what all of them tell the figures, and how a linked report counts once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from majlis.evidence.observation import Entry, Observation
from majlis.kernel.marking import Marking

HAND = "hand"
"""Name and format of the source that incidents by hand are."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was known of an incident by hand, from the day ``since`` until the day ``until``.

    Attributes
    ----------
    code, nation, owner : str
        Codes.
    synthetic : bool
        True where the nation is invented.
    version : int
    title, summary : str
    day, known : date
        When it happened; when we first knew of it.
    sector, kind, operator, area : str
        As in :class:`majlis.evidence.observation.Observation`.
    people : int or None
        People affected; None where unknown.
    hours : float or None
        Hours without service; None where unknown.
    closed : bool
    marking : Marking
    provenance : mapping
        Field to ``source`` (who said it), ``by`` (who typed it), ``at``; of the marking also its ``value`` then.
    since : date
    until : date or None
    recorded_at : datetime
    recorded_by : str
    """

    code: str
    nation: str
    owner: str
    synthetic: bool
    version: int
    title: str
    summary: str
    day: date
    known: date
    sector: str
    kind: str
    operator: str
    area: str
    people: int | None
    hours: float | None
    closed: bool
    marking: Marking
    provenance: Mapping[str, Mapping[str, str]]
    since: date
    until: date | None
    recorded_at: datetime
    recorded_by: str

    def observation(self) -> Observation:
        """Return the incident as the source ``hand`` tells it."""
        extra = {"title": self.title, "summary": self.summary, "people": self.people, "hours": self.hours}
        return Observation(
            source=HAND,
            key=self.code,
            day=self.day,
            known=self.known,
            sector=self.sector,
            kind=self.kind,
            operator=self.operator,
            area=self.area,
            synthetic=self.synthetic,
            marking=self.marking,
            extra={name: value for name, value in extra.items() if value not in {None, ""}},
        )


@dataclass(frozen=True, slots=True)
class Told:
    """Incidents by hand as figures see them.

    Attributes
    ----------
    entry : Entry or None
        The source ``hand``: the days in which incidents are logged by hand, and in which sectors. None where nobody
        has said so yet: then the incidents count in no figure.
    observations : tuple of Observation
        One for each incident, by code. The key is the incident's code.
    linked : mapping of int to Observation
        Row id of each linked report to the facts of its incident.
    """

    entry: Entry | None = None
    observations: tuple[Observation, ...] = ()
    linked: Mapping[int, Observation] = field(default_factory=dict)

    def merge(self, reports: Iterable[tuple[int, Observation]]) -> Iterator[Observation]:
        """Yield the reports with row ids and then the incidents by hand, so that ``collapse`` counts each event once.

        A linked report takes day, sector, kind, operator and area from its incident: a person has said that they are
        one event, so they must agree. Of several linked reports of one source the first stands for all: two rows of one
        source would otherwise count as two events. Everything else passes unchanged.

        Parameters
        ----------
        reports : iterable of (int, Observation)
            Row id and observation.
        """
        spoken: set[tuple[str, str]] = set()
        for row, report in reports:
            facts = self.linked.get(row)
            if facts is None:
                yield report
            elif (report.source, facts.key) not in spoken:
                spoken.add((report.source, facts.key))
                yield replace(
                    report,
                    day=facts.day,
                    sector=facts.sector,
                    kind=facts.kind,
                    operator=facts.operator,
                    area=facts.area,
                )
        yield from self.observations
