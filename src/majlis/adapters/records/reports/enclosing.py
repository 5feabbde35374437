"""Files of reports: sent by operators, with and without an account, read by those to whom their section is shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Sum

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Report, ReportFile, ReportSection
from majlis.adapters.records.reports.heads import report_row
from majlis.adapters.records.reports.routing import demand_open, workable, works_with
from majlis.adapters.records.reports.writing import own
from majlis.adapters.records.uploads import keep_upload, read_upload
from majlis.evidence.reporting.enclosures import HOURLY, OPEN, USUAL, file_name, judge
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it comes.

    Attributes
    ----------
    name : str
    data : bytes
    part : str
        Section whose readers read it.
    """

    name: str
    data: bytes
    part: str = USUAL


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a report.

    Attributes
    ----------
    number : int
        Within the report.
    part, name, sha256 : str
    size : int
        Bytes.
    marking : Marking
    way, by : str
    at : datetime
    removed : datetime or None
        When it was taken out.
    """

    number: int
    part: str
    name: str
    sha256: str
    size: int
    marking: Marking
    way: str
    by: str
    at: datetime
    removed: datetime | None


def enclose(records: Records, code: str, sent: Sent, *, behalf: bool = False) -> int:
    """Keep a file with a report and return its number.

    Parameters
    ----------
    records : Records
    code : str
        Code of the report.
    sent : Sent
    behalf : bool
        Whether an authority does it for the operator.

    Raises
    ------
    NotFoundError, PermissionDeniedError
        If there is no such report, or it is not the reader's.
    InputError
        If the file is empty or too large, or there is no such section.
    ConflictError
        If the report is closed, has this file, or has too many.
    """
    with transaction.atomic():
        row = workable(records, code) if behalf else own(records, code)
        return put(records, row, sent, "behalf" if behalf else "account")


def put(records: Records, row: Report, sent: Sent, way: str) -> int:
    """Keep a file with a report that is held, and return its number. Within a transaction.

    Raises
    ------
    InputError
        If the file is empty or too large, or there is no such section.
    ConflictError
        If the report is closed, has this file, or has too many; or too much came in this hour without an account.
    """
    demand_open(row)
    there = ReportFile.everything.filter(report=row)
    held = dict(there.filter(removed_at__isnull=True).values_list("pk", "size"))
    judge(len(sent.data), sent.part, tuple(held.values()), way)
    if way == OPEN:
        _demand_room(records, len(sent.data))
    if there.filter(removed_at__isnull=True, part=sent.part, sha256=sha256_hex(sent.data)).exists():
        raise ConflictError(f"{row.code} has this file already", mend="name another", code="report.file-twice")
    number = (there.aggregate(last=Max("number"))["last"] or 0) + 1
    now = records.now()
    ReportFile.everything.create(
        report=row,
        part=sent.part,
        number=number,
        name=file_name(sent.name),
        sha256=keep_upload(records.home, sent.data),
        size=len(sent.data),
        way=way,
        added_at=now,
        added_by=records.actor,
        owner_id=row.owner_id,
        marking_id=_marking_of(row, sent.part),
    )
    Report.everything.filter(pk=row.pk).update(heard_at=now)
    audit.note(records, "report enclose", row.code, detail={"file": number, "section": sent.part, "way": way})
    return number


def _marking_of(row: Report, part: str) -> int:
    """Return the marking of what the section says now, or else of the report."""
    current = ReportSection.everything.filter(report=row, part=part, until__isnull=True)
    found: int = current.values_list("marking_id", flat=True).first() or row.marking_id
    return found


def _demand_room(records: Records, size: int) -> None:
    hour = records.now() - timedelta(hours=1)
    came = ReportFile.everything.filter(way=OPEN, added_at__gt=hour).aggregate(sum=Sum("size"))["sum"] or 0
    if came + size > HOURLY:
        raise ConflictError(
            "too many files came in this hour",
            why="no more are taken for a while, so that nobody fills the disk",
            mend="send the report without it and add it in an hour, or call",
            code="report.flood",
        )


def files(records: Records, code: str) -> tuple[Kept, ...]:
    """Return the files of a report that the reader may see, those that were taken out too.

    Raises
    ------
    NotFoundError
        If there is no such report, or the reader may not see it.
    """
    rows = ReportFile.objects.visible_to(records.reader).filter(report=report_row(records, code))
    return tuple(_kept(row) for row in rows.select_related("marking").order_by("number"))


def _kept(row: ReportFile) -> Kept:
    return Kept(
        row.number,
        row.part,
        row.name,
        row.sha256,
        row.size,
        row.marking.marking,
        row.way,
        row.added_by,
        row.added_at,
        row.removed_at,
    )


def file(records: Records, code: str, number: int) -> tuple[Kept, bytes]:
    """Return a file of a report, byte by byte as it was sent.

    Raises
    ------
    NotFoundError
        If there is none of that number, it was taken out, or the reader may not see it.
    IntegrityError
        If it is gone or was changed.
    """
    row = _row(records, report_row(records, code), number, removed=False)
    return _kept(row), read_upload(records.home, row.sha256)


def _row(records: Records, report: Report, number: int, *, removed: bool) -> ReportFile:
    rows = ReportFile.objects.visible_to(records.reader).select_related("marking")
    row: ReportFile | None = rows.filter(report=report, number=number, removed_at__isnull=not removed).first()
    if row is None:
        raise NotFoundError(
            f"{report.code} has no file {number}",
            mend=f"majlis report show {report.code} lists them",
            code="report.no-file",
        )
    return row


def discard(records: Records, code: str, number: int, *, undo: bool = False) -> None:
    """Take a file out of a report, or put it back. Its bytes are deleted later, as the rules of retention say.

    Parameters
    ----------
    records : Records
    code : str
        Code of the report.
    number : int
    undo : bool
        Put it back.

    Raises
    ------
    NotFoundError
        If there is none of that number, or the reader may not see it.
    PermissionDeniedError
        If the report is neither the reader's own nor one that an authority of the reader's works with.
    """
    with transaction.atomic():
        report = report_row(records, code)
        Report.everything.select_for_update().get(pk=report.pk)
        mine = report.attached and report.owner.code in records.reader.organisations
        if not mine and not works_with(records, report):
            raise PermissionDeniedError(
                f"{code} is not shown to an organisation of {records.actor}",
                why="the operator takes files out, or an authority that works with the report",
                mend=f"majlis report show {code} says who does",
                code="report.not-yours",
            )
        row = _row(records, report, number, removed=undo)
        facts = (None, "") if undo else (records.now(), records.actor)
        ReportFile.everything.filter(pk=row.pk).update(removed_at=facts[0], removed_by=facts[1])
        audit.note(records, "report discard", code, detail={"file": number, "undone": undo})
