"""Reports without an account: nobody who reports so reads anything but the own report, by number and check word."""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Nation, Report, ReportFile, ReportFiling, ReportMessage, Setting
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.reports.enclosing import Sent, put
from majlis.adapters.records.reports.heads import WITH, Head, head_of, terms_by_nation
from majlis.adapters.records.reports.reading import Said
from majlis.adapters.records.reports.talking import heard
from majlis.adapters.records.reports.writing import (
    PUBLIC,
    Receipt,
    Teller,
    Telling,
    reportable,
    send,
    tell_more,
    word_hash,
)
from majlis.evidence.reporting.enclosures import OPEN
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError

HOURLY = 60
"""Reports without an account that are taken in an hour, all together: a flood stops here, whatever its addresses."""


@dataclass(frozen=True, slots=True)
class Door:
    """A nation that takes reports from everybody: only its name is told."""

    code: str
    name: str
    synthetic: bool
    zone: str


def doors(records: Records) -> tuple[Door, ...]:
    """Return the nations that take reports from everybody, for anybody."""
    del records
    codes = [row.key.removeprefix(PUBLIC) for row in Setting.objects.filter(key__startswith=PUBLIC, value=True)]
    return tuple(
        Door(row.code, row.header["name"], bool(row.header["synthetic"]), row.header["time_zone"])
        for row in Nation.everything.filter(code__in=codes).order_by("code")
    )


def ways_in(records: Records) -> tuple[Door, ...]:
    """Return the nations to which the reader may report, by name."""
    found = [
        Door(row.code, row.header["name"], bool(row.header["synthetic"]), row.header["time_zone"])
        for row in reportable(records)
    ]
    return tuple(sorted(found, key=lambda door: door.name))


def open_door(records: Records, nation: str, *, wide: bool) -> None:
    """Let a nation take reports from everybody, or no longer.

    Raises
    ------
    NotFoundError
        If there is no such nation, or the reader may not see it.
    PermissionDeniedError
        If the reader does not act for the organisation that keeps the nation.
    """
    row = nation_row(records, nation)
    if not records.reader.everything and row.owner.code not in records.reader.organisations:
        raise PermissionDeniedError(
            f"{records.actor} does not act for {row.owner.code}",
            why="the name of the nation is shown to everybody, so the organisation that keeps it decides",
            mend="ask that organisation",
            code="report.door-owner",
        )
    facts = {"value": wide, "changed_at": records.now(), "changed_by": records.actor}
    Setting.objects.update_or_create(key=f"{PUBLIC}{nation}", defaults=facts)
    audit.note(records, "report door", nation, detail={"open": wide})


def tell(records: Records, nation: str, telling: Telling, name: str) -> Receipt:
    """Take a report of who has no account.

    Raises
    ------
    NotFoundError
        If the nation takes no reports from everybody.
    InputError
        If a fact does not fit.
    ConflictError
        If too many came in this hour.
    """
    if nation not in {door.code for door in doors(records)}:
        raise NotFoundError(
            "no reports are taken here without an account",
            mend="call the office that gave you this address",
            code="report.no-door",
        )
    hour = records.now() - timedelta(hours=1)
    if Report.everything.filter(way="open", created_at__gt=hour).count() >= HOURLY:
        raise ConflictError(
            "too many reports came in this hour",
            why="the form is closed for a while so that nobody floods it",
            mend="call the office that gave you this address",
            code="report.flood",
        )
    return send(records, nation, telling, Teller(name=name, way="open"))


def follow(records: Records, code: str, word: str) -> tuple[Head, tuple[Said, ...]]:
    """Return how a report stands and what was said of it, to who knows its check word.

    Raises
    ------
    NotFoundError
        If number and word do not go together; nothing tells which of them is wrong.
    """
    row = _known(code, word)
    rows = ReportMessage.everything.filter(report=row, part="thread").order_by("pk")
    thread = tuple(
        Said(one.kind, one.text, "" if one.kind in {"answer", "addition"} else one.of, one.at, "") for one in rows
    )
    terms = terms_by_nation([row.nation_id])[row.nation_id]
    return head_of(row, terms, records.now()), thread


def add(records: Records, code: str, word: str, telling: Telling | None, text: str) -> None:
    """Add to a report: another filing, or an answer.

    Parameters
    ----------
    records : Records
    code, word : str
    telling : Telling or None
    text : str
        Answer or addition; empty for none.

    Raises
    ------
    NotFoundError
        If number and word do not go together.
    ConflictError
        If the report is closed, or too much was added in this hour.
    InputError
        If a fact does not fit.
    """
    with transaction.atomic():
        row = Report.everything.select_for_update(of=("self",)).select_related(*WITH).get(pk=_known(code, word).pk)
        _demand_few(records, row)
        if telling is not None:
            tell_more(records, row, telling)
        if text:
            heard(records, row, text, "")
        audit.note(records, "report add", code)


def enclose(records: Records, code: str, word: str, sent: Sent) -> int:
    """Keep a file of who knows the check word, and return its number.

    Raises
    ------
    NotFoundError
        If number and word do not go together.
    InputError
        If the file is empty or too large, or there is no such section.
    ConflictError
        If the report is closed, has this file or too many, or too much came in this hour.
    """
    with transaction.atomic():
        row = Report.everything.select_for_update(of=("self",)).select_related(*WITH).get(pk=_known(code, word).pk)
        _demand_few(records, row)
        return put(records, row, sent, OPEN)


def enclosed(records: Records, code: str, word: str) -> int:
    """Return how many files a report has, to who knows its check word.

    Raises
    ------
    NotFoundError
        If number and word do not go together.
    """
    assert records.actor
    return int(ReportFile.everything.filter(report=_known(code, word), removed_at__isnull=True).count())


def _demand_few(records: Records, row: Report) -> None:
    hour = records.now() - timedelta(hours=1)
    filed = ReportFiling.everything.filter(report=row, filed_at__gt=hour).count()
    filed += ReportMessage.everything.filter(report=row, at__gt=hour).count()
    if filed + ReportFile.everything.filter(report=row, added_at__gt=hour).count() >= HOURLY:
        raise ConflictError(
            "too much was added in this hour", mend="try again in an hour, or call", code="report.flood"
        )


def _known(code: str, word: str) -> Report:
    row: Report | None = Report.everything.select_related(*WITH).filter(code=code.strip().upper()).first()
    expected = row.word_sha256 if row else "0" * 64
    right = hmac.compare_digest(word_hash(code.strip().upper(), word), expected)
    if row is None or not right:
        raise NotFoundError(
            "number and check word do not go together",
            mend="copy both from the receipt",
            code="report.word",
        )
    return row
