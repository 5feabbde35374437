"""Papers for items: each version stays, byte by byte, under its hashes."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from django.db.models import Max

from majlis.adapters.records import audit
from majlis.adapters.records.council.agenda import held_item, item_row, visible_items
from majlis.adapters.records.council.bodies import demand_owner, demand_readable
from majlis.adapters.records.council.events import record
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key
from majlis.adapters.records.models import AgendaItem, Paper, PaperVersion
from majlis.adapters.records.numbering import numbered
from majlis.adapters.records.uploads import keep_upload, read_upload
from majlis.council.papers import demand_paper
from majlis.evidence.reporting.enclosures import file_name
from majlis.kernel.access import Reader
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.marking import Marking

_WITH = ("item__body__nation", "owner", "marking")


@dataclass(frozen=True, slots=True)
class VersionTold:
    """A version of a paper.

    Attributes
    ----------
    number : int
    name, sha256, sha512 : str
    size : int
        Bytes.
    note : str
        What was changed.
    by : str
    at : datetime
    marking : Marking
    """

    number: int
    name: str
    sha256: str
    sha512: str
    size: int
    note: str
    by: str
    at: datetime
    marking: Marking


@dataclass(frozen=True, slots=True)
class PaperTold:
    """A paper as its readers know it.

    Attributes
    ----------
    code, item, title : str
    versions : tuple of VersionTold
        Those that the reader sees, the newest last.
    withdrawn : datetime or None
    by : str
    at : datetime
    owner : str
    marking : Marking
    synthetic : bool
    """

    code: str
    item: str
    title: str
    versions: tuple[VersionTold, ...]
    withdrawn: datetime | None
    by: str
    at: datetime
    owner: str
    marking: Marking
    synthetic: bool

    @property
    def newest(self) -> VersionTold | None:
        """The version that counts."""
        return self.versions[-1] if self.versions else None


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it comes.

    Attributes
    ----------
    name : str
    data : bytes
    note : str
        What was changed.
    marking : Marking or None
        None: that of the item or the paper above it. It is never less strict.
    """

    name: str
    data: bytes
    note: str = ""
    marking: Marking | None = None


def add(records: Records, item_code: str, title: str, sent: Sent) -> str:
    """Add a paper to an item, and return its code.

    Raises
    ------
    NotFoundError
        If there is no such item.
    InputError
        If the file is no paper.
    ConflictError
        If the item is done or withdrawn.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    demand_paper(sent.name, sent.data)
    with transaction.atomic():
        item = held_item(records, item_code)
        demand_readable(records, sent.marking, item.owner.code)
        marking = item.marking.marking.join(sent.marking) if sent.marking else item.marking.marking
        row = numbered(
            records,
            Paper,
            "PAP",
            lambda: {
                "item": item,
                "title": title,
                "added_by": records.actor,
                "added_at": records.now(),
                "owner_id": item.owner_id,
                "marking_id": marking_key(marking),
            },
        )
        _write(records, row, 1, sent, marking)
        _tell(records, item, "paper", {"paper": row.code, "version": 1, "title": title}, marking)
        audit.note(records, "paper add", row.code, detail={"item": item.code, "bytes": len(sent.data)})
        return str(row.code)


def replace(records: Records, code: str, sent: Sent) -> int:
    """Add a version to a paper and return its number. The ones before stay.

    Raises
    ------
    NotFoundError
        If there is no such paper.
    InputError
        If the file is no paper.
    ConflictError
        If it is the newest version already, or paper or item are withdrawn or done.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    demand_paper(sent.name, sent.data)
    with transaction.atomic():
        row, item = _held(records, code)
        _demand_there(row)
        demand_readable(records, sent.marking, row.owner.code)
        last = PaperVersion.everything.filter(paper=row).order_by("-number").first()
        if last is not None and last.sha256 == sha256_hex(sent.data):
            raise ConflictError(
                f"{row.code} has this file as version {last.number} already", mend="name another", code="council.same"
            )
        number = int(PaperVersion.everything.filter(paper=row).aggregate(last=Max("number"))["last"] or 0) + 1
        marking = row.marking.marking.join(sent.marking) if sent.marking else row.marking.marking
        _write(records, row, number, sent, marking)
        _tell(records, item, "paper", {"paper": row.code, "version": number, "title": row.title}, marking)
        audit.note(records, "paper replace", row.code, detail={"version": number, "bytes": len(sent.data)})
        return number


def withdraw(records: Records, code: str, *, undo: bool = False) -> None:
    """Withdraw a paper, or take that back. Its versions stay, for who looks up what was decided on.

    Parameters
    ----------
    records : Records
    code : str
    undo : bool, optional

    Raises
    ------
    NotFoundError
        If there is no such paper.
    ConflictError
        If it is so already, or its item is done or withdrawn.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row, item = _held(records, code)
        if (row.withdrawn_at is None) == undo:
            raise ConflictError(
                f"{row.code} is {'not ' if undo else ''}withdrawn",
                mend=f"majlis paper list {item.code}",
                code="council.same",
            )
        Paper.everything.filter(pk=row.pk).update(withdrawn_at=None if undo else records.now())
        facts = {"paper": row.code, "title": row.title}
        _tell(records, item, "paper-restored" if undo else "paper-withdrawn", facts, row.marking.marking)
        audit.note(records, "paper withdraw", row.code, detail={"undone": undo})


def paper_row(records: Records, code: str) -> Paper:
    """Return the row of a paper.

    Raises
    ------
    NotFoundError
        If there is none of this code, or the reader may not see it.
    """
    row = _papers(records.reader).filter(code=code.upper()).select_related(*_WITH).first()
    if row is None:
        raise NotFoundError(
            f"there is no paper {code[:40]!r}", mend="majlis paper list ITEM lists them", code="council.no-paper"
        )
    return row


def find(records: Records, code: str) -> PaperTold:
    """Return what is known of a paper, with its versions.

    Raises
    ------
    NotFoundError
        If there is none of this code, or the reader may not see it.
    """
    return _told(records, [paper_row(records, code)])[0]


def listed(records: Records, item_code: str) -> tuple[PaperTold, ...]:
    """Return the papers of an item that the reader may see, those that were withdrawn too, in their order.

    Raises
    ------
    NotFoundError
        If there is no such item, or the reader may not see it.
    """
    item = item_row(records, item_code)
    return _told(records, list(_papers(records.reader).filter(item=item).select_related(*_WITH).order_by("pk")))


def of_items(records: Records, codes: Sequence[str]) -> dict[str, tuple[PaperTold, ...]]:
    """Return the papers of several items that the reader may see: code of the item to its papers.

    Parameters
    ----------
    records : Records
    codes : sequence of str
    """
    rows = _papers(records.reader).filter(item__code__in=codes).select_related(*_WITH).order_by("pk")
    found: dict[str, tuple[PaperTold, ...]] = dict.fromkeys(codes, ())
    for one in _told(records, list(rows)):
        found[one.item] = (*found[one.item], one)
    return found


def read(records: Records, code: str, number: int = 0) -> tuple[VersionTold, bytes]:
    """Return a version of a paper, byte by byte as it was added.

    Parameters
    ----------
    records : Records
    code : str
    number : int, optional
        0: the newest that the reader sees.

    Raises
    ------
    NotFoundError
        If there is no such paper or version, or the reader may not see it.
    IntegrityError
        If the file is gone or was changed.
    """
    row = paper_row(records, code)
    versions = PaperVersion.objects.visible_to(records.reader).filter(paper=row).select_related("marking")
    found = versions.filter(number=number).first() if number else versions.order_by("-number").first()
    if found is None:
        raise NotFoundError(
            f"{row.code} has no version {number or ''}".rstrip(),
            mend=f"majlis paper list {row.item.code} lists them",
            code="council.no-version",
        )
    return _version(found), read_upload(records.home, found.sha256)


def _papers(reader: Reader) -> "models.QuerySet[Paper]":
    return Paper.objects.visible_to(reader).filter(item__in=visible_items(reader).values("pk"))


def _held(records: Records, code: str) -> tuple[Paper, AgendaItem]:
    first = paper_row(records, code)
    demand_owner(records, first)
    item = held_item(records, first.item.code)
    Paper.everything.select_for_update().get(pk=first.pk)
    return paper_row(records, code), item


def _demand_there(row: Paper) -> None:
    if row.withdrawn_at is not None:
        raise ConflictError(
            f"{row.code} was withdrawn", mend=f"majlis paper withdraw {row.code} --undo", code="council.state"
        )


def _write(records: Records, row: Paper, number: int, sent: Sent, marking: Marking) -> None:
    PaperVersion.everything.create(
        paper=row,
        number=number,
        name=file_name(sent.name),
        sha256=keep_upload(records.home, sent.data),
        sha512=hashlib.sha512(sent.data).hexdigest(),
        size=len(sent.data),
        note=sent.note,
        added_by=records.actor,
        added_at=records.now(),
        owner_id=row.owner_id,
        marking_id=marking_key(marking),
    )


def _tell(records: Records, item: AgendaItem, kind: str, facts: Mapping[str, object], marking: Marking) -> None:
    """Write into an open meeting what became of a paper while it sat, marked as strictly as what is told."""
    if item.meeting is not None and item.meeting.state == "open":
        record(records, item.meeting.pk, kind, facts, item, marking=marking)


def _told(records: Records, rows: Sequence[Paper]) -> tuple[PaperTold, ...]:
    there = PaperVersion.objects.visible_to(records.reader).filter(paper__in=[row.pk for row in rows])
    versions: dict[int, list[VersionTold]] = {row.pk: [] for row in rows}
    for one in there.select_related("marking").order_by("number"):
        versions[one.paper_id].append(_version(one))
    return tuple(
        PaperTold(
            row.code,
            row.item.code,
            row.title,
            tuple(versions[row.pk]),
            row.withdrawn_at,
            row.added_by,
            row.added_at,
            row.owner.code,
            row.marking.marking,
            bool(row.item.body.nation.header["synthetic"]),
        )
        for row in rows
    )


def _version(row: PaperVersion) -> VersionTold:
    return VersionTold(
        row.number,
        row.name,
        row.sha256,
        row.sha512,
        row.size,
        row.note,
        row.added_by,
        row.added_at,
        row.marking.marking,
    )
