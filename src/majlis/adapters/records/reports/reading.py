"""What a report says, for who may see it: sections, thread, filings, and what may tell of the same event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Report, ReportFiling, ReportMessage, ReportSection
from majlis.adapters.records.reports import routing
from majlis.adapters.records.reports.heads import Head, heads_of, report_row, terms_by_nation
from majlis.evidence.reporting.duplicates import Account, Suggestion, suggest
from majlis.evidence.reporting.sections import sections
from majlis.kernel.marking import Marking

_COMPARED = 500
"""Reports that are compared with one, the newest."""
_FAR = timedelta(days=60)
"""Reports further apart are not compared."""


@dataclass(frozen=True, slots=True)
class Written:
    """A section as the reader may see it.

    Attributes
    ----------
    part, text : str
    marking : Marking
    number : int
        Of the filing that wrote it.
    at : datetime
    by : str
    """

    part: str
    text: str
    marking: Marking
    number: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the thread, or a note."""

    kind: str
    text: str
    of: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Filed:
    """A filing: stage, facts that it named, way, when and by whom."""

    number: int
    stage: str
    facts: Mapping[str, Any]
    way: str
    at: datetime
    by: str


def written(records: Records, code: str) -> tuple[Written, ...]:
    """Return the sections that the reader may see, in their order.

    Raises
    ------
    NotFoundError
        If there is no such report, or the reader may not see it.
    """
    rows = ReportSection.objects.visible_to(records.reader).filter(report=report_row(records, code), until__isnull=True)
    found = {row.part: row for row in rows.select_related("marking")}
    return tuple(
        Written(part, row.text, row.marking.marking, row.number, row.written_at, row.written_by)
        for part in sections()
        for row in [found.get(part)]
        if row is not None
    )


def thread(records: Records, code: str) -> tuple[Said, ...]:
    """Return what was said of a report, first to last, as far as the reader may see it.

    Raises
    ------
    NotFoundError
        If there is no such report, or the reader may not see it.
    """
    rows = ReportMessage.objects.visible_to(records.reader).filter(report=report_row(records, code))
    return tuple(Said(row.kind, row.text, row.of, row.at, row.said_by) for row in rows.order_by("pk"))


def filings(records: Records, code: str) -> tuple[Filed, ...]:
    """Return the filings of a report, first to last.

    Raises
    ------
    NotFoundError
        If there is no such report, or the reader may not see it.
    """
    rows = ReportFiling.objects.visible_to(records.reader).filter(report=report_row(records, code))
    return tuple(
        Filed(row.number, row.stage, row.facts, row.way, row.filed_at, row.filed_by) for row in rows.order_by("number")
    )


def may_work(records: Records, code: str) -> bool:
    """Tell whether an authority of the reader's works with a report.

    Raises
    ------
    NotFoundError
        If there is no such report, or the reader may not see it.
    """
    return routing.works_with(records, report_row(records, code))


def merged(records: Records, code: str) -> tuple[Head, ...]:
    """Return the reports that were merged into one, as far as the reader may see them.

    Raises
    ------
    NotFoundError
        If there is no such report, or the reader may not see it.
    """
    rows = Report.objects.visible_to(records.reader).filter(merged_into=report_row(records, code))
    return heads_of(records, list(rows.select_related("nation", "owner", "marking").order_by("pk")))


def alike(records: Records, code: str) -> tuple[Suggestion, ...]:
    """Return the reports that may tell of the same event, with the reasons, from what the reader may see.

    Raises
    ------
    NotFoundError
        If there is no such report, or the reader may not see it.
    """
    one = report_row(records, code)
    around = Q(aware_at__gte=one.aware_at - _FAR, aware_at__lte=one.aware_at + _FAR)
    seen = Report.objects.visible_to(records.reader)
    others = list(
        seen.filter(around, nation_id=one.nation_id, merged_into__isnull=True)
        .exclude(pk=one.pk)
        .select_related("owner")
        .order_by("-pk")[:_COMPARED]
    )
    texts: dict[int, list[str]] = {row.pk: [row.title] for row in [one, *others]}
    rows = ReportSection.objects.visible_to(records.reader).filter(report__in=list(texts), until__isnull=True)
    for key, text in rows.exclude(part="contact").values_list("report_id", "text"):
        texts[key].append(text)

    def account(row: Report) -> Account:
        operator = row.owner.code if row.attached else row.operator
        return Account(row.code, operator, row.aware_at, row.kind, "\n".join(texts[row.pk]))

    near = max(terms_by_nation([one.nation_id])[one.nation_id].near, timedelta(seconds=1))
    return suggest(account(one), map(account, others), near)
