"""Who is late, overdue or silent: each operator that the reader may see, and what falls due next."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Organisation, Report, ReportMessage
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.reports.heads import WITH, Head, heads_of
from majlis.evidence.reporting.clocks import Clock
from majlis.evidence.reporting.sections import THREAD
from majlis.kernel.marking import Marking, join_all

_MOST = 5_000
"""Reports of a board, the newest."""


@dataclass(frozen=True, slots=True)
class Line:
    """An operator on the board.

    Attributes
    ----------
    operator : str
        Code; empty where its reports are attached to nobody yet.
    name : str
    sectors : tuple of str
    reports, open : int
    late : int
        Stages that were sent after they were due.
    overdue : tuple of (str, Clock)
        Report and clock of what is due and was not sent.
    next : tuple of (str, Clock) or None
        Report and clock that runs out first.
    silent : datetime or None
        Since when nothing was heard of an open report.
    waiting : int
        Questions without an answer.
    unanswered : int
        Reports of which no authority has said a word yet.
    marking : Marking
        The strictest of the reports.
    """

    operator: str
    name: str
    sectors: tuple[str, ...]
    reports: int
    open: int
    late: int
    overdue: tuple[tuple[str, Clock], ...]
    next: tuple[str, Clock] | None
    silent: datetime | None
    waiting: int
    unanswered: int
    marking: Marking

    @property
    def urgency(self) -> tuple[int, int, str]:
        """Sorts the worst first."""
        return (-len(self.overdue), 0 if self.silent else 1, self.name)


def board(records: Records, nation: str, sector: str = "") -> tuple[Line, ...]:
    """Return the operators of whose reports the reader may see any, the worst first.

    Parameters
    ----------
    records : Records
    nation : str
        Code.
    sector : str, optional
        Only operators with a report of this sector, or that work in it.

    Raises
    ------
    NotFoundError
        If there is no such nation, or the reader may not see it.
    """
    found = heads(records, nation)
    known = {row.code: tuple(row.sectors) for row in Organisation.objects.all()}
    by_operator: dict[tuple[str, str], list[Head]] = defaultdict(list)
    for one in found:
        by_operator[(one.owner, one.owner_name) if one.attached else ("", one.operator)].append(one)
    lines = [_line(key, reports, known.get(key[0], ())) for key, reports in by_operator.items()]
    return tuple(sorted((one for one in lines if not sector or sector in one.sectors), key=lambda one: one.urgency))


def heads(records: Records, nation: str) -> tuple[Head, ...]:
    """Return the reports of a nation that are not merged, newest first, as far as the reader may see them.

    Raises
    ------
    NotFoundError
        If there is no such nation, or the reader may not see it.
    """
    rows = Report.objects.visible_to(records.reader).filter(
        nation=nation_row(records, nation), merged_into__isnull=True
    )
    return heads_of(records, list(rows.select_related(*WITH).order_by("-pk")[:_MOST]))


def answered(records: Records, nation: str) -> int:
    """Return how many open reports end with an answer of the operator: no authority has said a word since.

    Raises
    ------
    NotFoundError
        If there is no such nation, or the reader may not see it.
    """
    said = ReportMessage.objects.visible_to(records.reader).filter(report=OuterRef("pk"), part=THREAD)
    rows = Report.objects.visible_to(records.reader).filter(
        nation=nation_row(records, nation), merged_into__isnull=True, closed_at__isnull=True
    )
    return int(rows.annotate(last=Subquery(said.order_by("-pk").values("kind")[:1])).filter(last="answer").count())


def reminders(records: Records, nation: str) -> tuple[tuple[Head, Clock], ...]:
    """Return what is overdue or falls due soon, the oldest first.

    Raises
    ------
    NotFoundError
        If there is no such nation, or the reader may not see it.
    """
    running = [
        (one, clock)
        for one in heads(records, nation)
        if one.closed is None
        for clock in one.clocks
        if clock.state in {"overdue", "soon"}
    ]
    return tuple(sorted(running, key=lambda pair: (pair[1].due, pair[0].code, pair[1].stage.place)))


def _line(key: tuple[str, str], reports: Sequence[Head], sectors: tuple[str, ...]) -> Line:
    still = [one for one in reports if one.closed is None]
    running = [(one.code, one.next) for one in still if one.next]
    return Line(
        operator=key[0],
        name=key[1],
        sectors=tuple(sorted({*sectors, *(one.facts.sector for one in reports if one.facts.sector)})),
        reports=len(reports),
        open=len(still),
        late=sum(clock.state == "sent late" for one in reports for clock in one.clocks),
        overdue=tuple((one.code, clock) for one in still for clock in one.clocks if clock.state == "overdue"),
        next=min(running, key=lambda pair: (pair[1].due, pair[0])) if running else None,
        silent=min((one.silent for one in still if one.silent), default=None),
        waiting=sum(one.asked is not None for one in still),
        unanswered=sum(one.told is None for one in still),
        marking=join_all([one.marking for one in reports]),
    )
