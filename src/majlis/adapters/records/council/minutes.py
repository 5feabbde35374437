"""Minutes: drafted, edited, proposed, approved in a later meeting. The approved file's hash stands in the register."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.council.bodies import body_row, demand_owner
from majlis.adapters.records.council.gatherings import meeting_row
from majlis.adapters.records.council.items import item_row
from majlis.adapters.records.council.recounting import dealt_with
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key
from majlis.adapters.records.models import (
    Action,
    AgendaItem,
    Body,
    Decision,
    MarkingRow,
    Meeting,
    Minutes,
    MinutesNote,
    MinutesTemplate,
    Motion,
    PaperVersion,
)
from majlis.adapters.records.register.appending import append
from majlis.adapters.records.register.logs import Log, log_of
from majlis.adapters.records.register.sealing import append_sealed
from majlis.adapters.records.uploads import keep_upload, read_upload
from majlis.council.papers import demand_paper
from majlis.evidence.reporting.enclosures import file_name
from majlis.kernel.canonical import canonical_json
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.marking import Marking, Tlp, join_all

_WITH = ("meeting__body__nation", "meeting__body__owner", "meeting__owner", "meeting__marking", "owner", "marking")


@dataclass(frozen=True, slots=True)
class MinutesTold:
    """Minutes as their readers know them.

    Attributes
    ----------
    meeting, body, nation : str
    version : int
    state : str
        draft, proposed, approved or replaced.
    approved_in : str
        Code of the meeting; empty where it is not, or the reader may not see it.
    approved_at : datetime or None
    sha256 : str
        Of the approved PDF.
    index : int or None
        Of its entry in the register.
    notes : mapping of str to str
        Code of an item, empty for the whole meeting, to what the secretariat wrote.
    by : str
    at : datetime
    owner : str
    marking : Marking
    synthetic : bool
    """

    meeting: str
    body: str
    nation: str
    version: int
    state: str
    approved_in: str
    approved_at: datetime | None
    sha256: str
    index: int | None
    notes: Mapping[str, str]
    by: str
    at: datetime
    owner: str
    marking: Marking
    synthetic: bool


def minutes_row(records: Records, meeting: str, *, drafts: bool = True) -> Minutes:
    """Return the row of a meeting's newest minutes.

    Parameters
    ----------
    records : Records
    meeting : str
    drafts : bool, optional
        False for who reads what was proposed only: a draft is the secretariat's.

    Raises
    ------
    NotFoundError
        If there is no such meeting, or nobody has begun minutes that the reader may see.
    """
    row = meeting_row(records, meeting)
    rows = Minutes.objects.visible_to(records.reader).filter(meeting=row).select_related(*_WITH)
    rows = rows if drafts else rows.exclude(state="draft")
    found: Minutes | None = rows.order_by("-version").first()
    if found is None:
        raise NotFoundError(
            f"there are no minutes of {row.code} yet",
            mend=f"majlis minutes draft {row.code}",
            code="minutes.none",
        )
    return found


def find(records: Records, meeting: str, *, drafts: bool = True) -> MinutesTold:
    """Return how a meeting's minutes stand, for whom :func:`minutes_row` finds them.

    Raises
    ------
    NotFoundError
        As :func:`minutes_row`.
    """
    return told(records, minutes_row(records, meeting, drafts=drafts))


def told(records: Records, row: Minutes) -> MinutesTold:
    """Return a row as the reader may see it: no note on an item that is hidden."""
    notes = MinutesNote.objects.visible_to(records.reader).filter(minutes=row.pk)
    later = Meeting.objects.visible_to(records.reader).filter(pk=row.approved_in_id).first()
    nation = row.meeting.body.nation
    return MinutesTold(
        meeting=row.meeting.code,
        body=row.meeting.body.code,
        nation=nation.code,
        version=row.version,
        state=row.state,
        approved_in=later.code if later else "",
        approved_at=row.approved_at,
        sha256=row.sha256,
        index=row.index,
        notes=dict(notes.values_list("item", "text")),
        by=row.written_by,
        at=row.written_at,
        owner=row.owner.code,
        marking=row.marking.marking,
        synthetic=bool(nation.header.get("synthetic")),
    )


def draft(records: Records, meeting: str) -> int:
    """Begin the minutes of a meeting that was opened, and return the number of the version.

    Raises
    ------
    NotFoundError
        If there is no such meeting.
    ConflictError
        If it was not opened, or there are minutes already.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = _held(records, meeting)
        if row.opened_at is None:
            raise ConflictError(
                f"{row.code} is {row.state}", why="minutes tell what happened in it", code="minutes.not-held"
            )
        if Minutes.everything.filter(meeting=row).exists():
            raise ConflictError(
                f"there are minutes of {row.code} already", mend=f"majlis minutes edit {row.code}", code="minutes.begun"
            )
        return _new(records, row, 1)


def edit(records: Records, meeting: str, item: str, text: str) -> int:
    """Write what was said on an item, or on the whole meeting, and return the number of the version.

    Minutes that were proposed become another version, so that everybody sees that they were changed.

    Raises
    ------
    NotFoundError
        If there are no minutes, or no such item.
    ConflictError
        If they were approved.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = _held_minutes(records, meeting, ("draft", "proposed"))
        marking = row.marking_id
        if item:
            found = item_row(records, item)
            item = found.code
            marking = marking_key(row.marking.marking.join(found.marking.marking))
        target = row if row.state == "draft" else _successor(records, row)
        if text:
            MinutesNote.everything.update_or_create(
                minutes=target,
                item=item,
                defaults={
                    "text": text,
                    "at": records.now(),
                    "by": records.actor,
                    "owner_id": row.owner_id,
                    "marking_id": marking,
                },
            )
        else:
            MinutesNote.everything.filter(minutes=target, item=item).delete()
        Minutes.everything.filter(pk=target.pk).update(written_at=records.now(), written_by=records.actor)
        audit.note(records, "minutes edit", row.meeting.code, detail={"version": target.version, "item": item})
        return int(target.version)


def propose(records: Records, meeting: str) -> None:
    """Propose the minutes of a meeting that is over: members read them, a later meeting approves them.

    Raises
    ------
    NotFoundError
        If there are none.
    ConflictError
        If they were proposed already, or the meeting goes on.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = _held_minutes(records, meeting, ("draft",))
        if row.meeting.state != "closed":
            raise ConflictError(
                f"{row.meeting.code} is {row.meeting.state}",
                why="what happens may still change the minutes",
                mend=f"majlis meeting close {row.meeting.code}",
                code="minutes.goes-on",
            )
        Minutes.everything.filter(pk=row.pk).update(state="proposed")
        audit.note(records, "minutes propose", row.meeting.code, detail={"version": row.version})


def approve(records: Records, meeting: str, later: str, file: tuple[str, bytes]) -> int:
    """Approve minutes in a later meeting: keep the PDF, enter its hash into the register, and return the index.

    Raises
    ------
    NotFoundError
        If there are none, or no such later meeting.
    ConflictError
        If they were not proposed, or the other meeting is not a later one of the body that was opened.
    InputError
        If the file is no PDF, or a paper of the body.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    name, data = file
    if not name.lower().endswith(".pdf"):
        raise InputError("the approved minutes are a PDF", where="option --file", code="minutes.no-pdf")
    demand_paper(name, data)
    first = minutes_row(records, meeting)
    _demand_no_paper(first.meeting.body, data)
    log = log_of(records, first.meeting.body.nation.code, "decisions")
    with transaction.atomic():
        row = _held_minutes(records, meeting, ("proposed",))
        other = _later(records, row, later)
        sha256 = keep_upload(records.home, data)
        index = _enter(records, log, row, {"sha256": sha256, "sha512": _sha512(data), "bytes": len(data)})
        Minutes.everything.filter(pk=row.pk).update(
            state="approved", approved_in=other, approved_at=records.now(), sha256=sha256, index=index
        )
        audit.note(
            records,
            "minutes approve",
            row.meeting.code,
            detail={"in": other.code, "version": row.version, "index": index},
        )
        return index


def approved_file(records: Records, meeting: str) -> tuple[Marking, bytes] | None:
    """Return the PDF that was approved, byte by byte, with its marking: the strictest of what the meeting dealt with.

    None where they were not approved, or the reader may not see everything in it: the file cannot be cut.

    Raises
    ------
    NotFoundError
        If there are no minutes.
    IntegrityError
        If the file is gone or damaged.
    """
    row = minutes_row(records, meeting)
    marking = _whole(row)
    if not row.sha256 or not records.reader.may_read(marking, row.owner.code):
        return None
    return marking, read_upload(records.home, row.sha256)


def _whole(row: Minutes) -> Marking:
    """Return the strictest marking of all that may stand in minutes, whoever reads them."""
    items = list(dealt_with(row.meeting).values_list("pk", flat=True))
    keys = {row.marking_id, row.meeting.marking_id}
    for rows in (
        AgendaItem.everything.filter(pk__in=items),
        Motion.everything.filter(item__in=items),
        Decision.everything.filter(motion__item__in=items),
        Action.everything.filter(meeting=row.meeting),
        MinutesNote.everything.filter(minutes=row),
    ):
        keys |= set(rows.values_list("marking_id", flat=True))
    return join_all([one.marking for one in MarkingRow.objects.filter(pk__in=keys)])


def set_template(records: Records, body_code: str, file: tuple[str, bytes] | None) -> None:
    """Give a body a template of its own for minutes; None: the one that ships.

    Raises
    ------
    NotFoundError
        If there is no such body.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    body = body_row(records, body_code)
    demand_owner(records, body)
    with transaction.atomic():
        Body.everything.select_for_update().get(pk=body.pk)
        MinutesTemplate.everything.filter(body=body, until=None).update(until=records.now())
        if file is not None:
            MinutesTemplate.everything.create(
                body=body,
                name=file_name(file[0]),
                sha256=keep_upload(records.home, file[1]),
                since=records.now(),
                set_by=records.actor,
                owner_id=body.owner_id,
                marking_id=body.marking_id,
            )
        audit.note(records, "minutes template", body.code, detail={"own": file is not None})


def template(records: Records, body_code: str) -> tuple[str, bytes] | None:
    """Return name and bytes of a body's own template; None where it has none.

    Raises
    ------
    NotFoundError
        If there is no such body.
    IntegrityError
        If the file is gone or damaged.
    """
    body = body_row(records, body_code)
    row = MinutesTemplate.objects.visible_to(records.reader).filter(body=body, until=None).first()
    return (row.name, read_upload(records.home, row.sha256)) if row else None


def _held(records: Records, meeting: str) -> Meeting:
    row = meeting_row(records, meeting)
    demand_owner(records, row)
    Meeting.everything.select_for_update().get(pk=row.pk)
    return meeting_row(records, meeting)


def _held_minutes(records: Records, meeting: str, states: tuple[str, ...]) -> Minutes:
    _held(records, meeting)
    row = minutes_row(records, meeting)
    if row.state not in states:
        raise ConflictError(
            f"the minutes of {row.meeting.code} are {row.state}",
            why=f"they must be {' or '.join(states)}",
            mend=f"majlis minutes show {row.meeting.code}",
            code="minutes.state",
        )
    return row


def _new(records: Records, meeting: Meeting, version: int) -> int:
    made = Minutes.everything.create(
        meeting=meeting,
        version=version,
        written_by=records.actor,
        written_at=records.now(),
        owner_id=meeting.owner_id,
        marking_id=meeting.marking_id,
    )
    audit.note(records, "minutes draft", meeting.code, detail={"version": version})
    return int(made.version)


def _successor(records: Records, row: Minutes) -> Minutes:
    """Return another version of minutes that were proposed, with all that was written in the one before."""
    Minutes.everything.filter(pk=row.pk).update(state="replaced")
    _new(records, row.meeting, row.version + 1)
    made: Minutes = Minutes.everything.get(meeting=row.meeting, version=row.version + 1)
    for note in MinutesNote.everything.filter(minutes=row):
        note.pk, note.minutes = None, made
        note.save(force_insert=True)
    return made


def _later(records: Records, row: Minutes, code: str) -> Meeting:
    other = meeting_row(records, code)
    begun = other.opened_at is not None and other.begins_at > row.meeting.begins_at
    if other.body_id != row.meeting.body_id or not begun:
        raise ConflictError(
            f"{other.code} cannot approve the minutes of {row.meeting.code}",
            why="a later meeting of the same body does, once it was opened",
            mend="name that one with --meeting",
            code="minutes.not-later",
        )
    return other


def _enter(records: Records, log: Log, row: Minutes, facts: dict[str, object]) -> int:
    """Enter the hash of approved minutes: open where anybody may read them, else as a commitment."""
    synthetic = bool(row.meeting.body.nation.header.get("synthetic"))
    nation, marking = row.meeting.body.nation.code, row.marking.marking
    open_facts = {"kind": "minutes", "nation": nation, "synthetic": synthetic}
    whole = {**open_facts, "meeting": row.meeting.code, "version": row.version, **facts}
    if marking == Marking(Tlp.CLEAR):
        return append(records, log, [canonical_json(whole)], marking)[0]
    return append_sealed(records, log, {**open_facts, "kind": "sealed-minutes"}, canonical_json(whole), marking)


def _demand_no_paper(body: Body, data: bytes) -> None:
    """See that a file is no paper that lay before the body: a slip of the hand would be approved for good."""
    known = PaperVersion.everything.filter(paper__item__body=body, sha512=_sha512(data))
    if known.exists():
        raise InputError(
            "this file is a paper that lay before the body",
            where="option --file",
            why="minutes that are approved stay as they are, for good",
            mend="choose the text that the meeting approved",
            code="minutes.a-paper",
        )


def _sha512(data: bytes) -> str:
    return hashlib.sha512(data).hexdigest()
