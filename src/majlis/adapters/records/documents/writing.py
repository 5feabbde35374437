"""Write documents: start, save, freeze, release, withdraw. What was frozen is never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError as TakenError
from django.db import transaction
from django.db.models import Max

from majlis.adapters.records import audit
from majlis.adapters.records.documents.reading import missing, seen
from majlis.adapters.records.documents.told import WITH, Kind, Told, told_of
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import Document, DocumentFile
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.uploads import keep_upload
from majlis.kernel.errors import ConflictError, PermissionDeniedError
from majlis.kernel.marking import Marking

_TRIES = 20


@dataclass(frozen=True, slots=True)
class New:
    """A document that begins as a draft.

    Attributes
    ----------
    nation : str
        Code.
    kind : Kind
    title : str
    content : mapping
    marking : Marking
    synthetic : bool
        Whether anything that it was made from is.
    incident, run, previous : str
    """

    nation: str
    kind: Kind
    title: str
    content: Mapping[str, Any]
    marking: Marking
    synthetic: bool
    incident: str = ""
    run: str = ""
    previous: str = ""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a draft becomes.

    Attributes
    ----------
    as_of : datetime
    marking : Marking
    previous : str
        Code of the note before.
    files : mapping of str to bytes
        By form.
    revision : int
        Of the draft that the files were made from.
    """

    as_of: datetime
    marking: Marking
    previous: str
    files: Mapping[str, bytes]
    revision: int


def start(records: Records, new: New) -> Told:
    """Begin a draft under the next code of the year.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    nation = nation_row(records, new.nation)
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _start(records, nation.pk, new)
        except TakenError:  # another writer took the number in the same moment
            continue
    raise ConflictError("others compose at the same moment", mend="try again", code="document.busy")


def _start(records: Records, nation: int, new: New) -> Told:
    now = records.now()
    last = Document.everything.filter(year=now.year).aggregate(last=Max("number"))["last"] or 0
    row = Document.everything.create(
        nation_id=nation,
        code=f"DOC-{now.year}-{last + 1:04}",
        year=now.year,
        number=last + 1,
        kind=new.kind,
        title=new.title,
        incident=new.incident,
        run=new.run,
        previous=new.previous,
        content=dict(new.content),
        synthetic=new.synthetic,
        composed_by=records.actor,
        composed_at=now,
        saved_at=now,
        owner_id=owner_key(records),
        marking_id=marking_key(new.marking),
    )
    audit.note(records, "document start", row.code, detail={"kind": new.kind})
    return told_of(row)


def save(records: Records, code: str, title: str, content: Mapping[str, Any], revision: int | None) -> Told:
    """Save a draft.

    Parameters
    ----------
    records : Records
    code, title : str
    content : mapping
    revision : int or None
        Of the draft that was changed; None: whatever it is now.

    Raises
    ------
    NotFoundError
        If there is no such document, or the reader may not see it.
    ConflictError
        If it is no draft any more, or somebody else saved it meanwhile.
    PermissionDeniedError
        If it belongs to others.
    """
    with transaction.atomic():
        row = _held(records, code)
        _demand_draft(row)
        if revision is not None and revision != row.revision:
            raise ConflictError(
                f"{code} was saved by somebody else, or in another window, meanwhile",
                why="what you wrote would have replaced it; nothing was saved",
                mend="load the page anew, then write your change again",
                code="document.changed",
            )
        row.title, row.content, row.saved_at, row.revision = title, dict(content), records.now(), row.revision + 1
        row.save(update_fields=["title", "content", "saved_at", "revision"])
        return told_of(row)


def freeze(records: Records, code: str, frozen: Frozen) -> Told:
    """Freeze a draft: keep its files, and change it no more.

    Raises
    ------
    NotFoundError, PermissionDeniedError
        As in :func:`save`.
    ConflictError
        If it is no draft any more, or was saved meanwhile.
    """
    kept = {form: (keep_upload(records.home, data), len(data)) for form, data in frozen.files.items()}
    with transaction.atomic():
        row = _held(records, code)
        _demand_draft(row)
        if row.revision != frozen.revision:
            raise ConflictError(f"{code} was saved meanwhile", mend="freeze it again", code="document.changed")
        row.state, row.as_of, row.frozen_by = "frozen", frozen.as_of, records.actor
        row.marking_id, row.previous = marking_key(frozen.marking), frozen.previous
        row.save(update_fields=["state", "as_of", "frozen_by", "marking", "previous"])
        keys = {"owner_id": row.owner_id, "marking_id": row.marking_id}
        for form, (sha256, size) in kept.items():
            DocumentFile.everything.create(document=row, form=form, sha256=sha256, size=size, **keys)
        audit.note(records, "document freeze", code, detail={form: sha256 for form, (sha256, _) in kept.items()})
    return _fresh(records, code)


def release(records: Records, code: str, *, alone: bool) -> Told:
    """Release a frozen document: others who may see it by its marking read it from now on.

    Parameters
    ----------
    records : Records
    code : str
    alone : bool
        Whether one person may do both: only who sits at the machine.

    Raises
    ------
    NotFoundError
        If there is no such document, or the reader may not see it.
    ConflictError
        If it is not frozen, or was released or withdrawn already.
    PermissionDeniedError
        If the reader composed or froze it.
    """
    with transaction.atomic():
        row = _row(records, code)
        demand_releasable(row.state, code)
        if not alone and records.actor in {row.composed_by, row.frozen_by}:
            raise own_release(records.actor, code)
        row.state, row.released_by, row.released_at = "released", records.actor, records.now()
        row.save(update_fields=["state", "released_by", "released_at"])
        audit.note(records, "document release", code)
    return _fresh(records, code)


def demand_releasable(state: str, code: str) -> None:
    """See that a document may be released as it stands.

    Raises
    ------
    ConflictError
        If it is a draft, or was released or withdrawn already.
    """
    if state == "draft":
        raise ConflictError(
            f"{code} is a draft", mend=f"freeze it first: majlis document freeze {code}", code="document.draft"
        )
    if state != "frozen":
        raise ConflictError(f"{code} is {state} already", mend=f"majlis document show {code}", code="document.same")


def own_release(actor: str, code: str) -> PermissionDeniedError:
    """Return that nobody releases what he or she composed."""
    return PermissionDeniedError(
        f"{actor} composed {code} and may not release it",
        why="a second person reads what leaves",
        mend="ask a colleague who may release documents",
        code="document.own",
    )


def withdraw(records: Records, code: str, reason: str, *, releases: bool) -> Told:
    """Withdraw a document: it stays, with the reason, and others read it no more.

    Raises
    ------
    NotFoundError
        If there is no such document, or the reader may not see it.
    ConflictError
        If it is withdrawn already.
    PermissionDeniedError
        If it belongs to others, and the reader may not release documents.
    """
    with transaction.atomic():
        row = _row(records, code, releases=releases)
        if not releases:
            _demand_own(records, row)
        if row.state == "withdrawn":
            raise ConflictError(
                f"{code} is withdrawn already", mend=f"majlis document show {code}", code="document.same"
            )
        row.state, row.withdrawn_by, row.withdrawn_at, row.reason = "withdrawn", records.actor, records.now(), reason
        row.save(update_fields=["state", "withdrawn_by", "withdrawn_at", "reason"])
        audit.note(records, "document withdraw", code)
    return _fresh(records, code)


def _row(records: Records, code: str, *, releases: bool = True) -> Document:
    """Return the row, held until the transaction ends."""
    found = seen(records, releases=releases).filter(code=code).values_list("pk", flat=True).first()
    if found is None:
        raise missing(code)
    held: Document = Document.everything.select_for_update(of=("self",)).select_related(*WITH).get(pk=found)
    return held


def _held(records: Records, code: str) -> Document:
    row = _row(records, code, releases=False)
    _demand_own(records, row)
    return row


def _demand_own(records: Records, row: Document) -> None:
    own = row.composed_by == records.actor or row.owner.code in records.reader.organisations
    if not (own or records.reader.everything):
        raise PermissionDeniedError(
            f"{records.actor} does not act for {row.owner.code}",
            why="a document is kept by the organisation that it belongs to",
            mend="ask that organisation",
            code="document.owner",
        )


def _demand_draft(row: Document) -> None:
    if row.state != "draft":
        raise ConflictError(
            f"{row.code} is {row.state} and no longer changed",
            why="who read it must be able to find it as it was",
            mend=f"write a new note on it: majlis document start {row.incident or 'CODE'}",
            code="document.frozen",
        )


def _fresh(records: Records, code: str) -> Told:
    assert records.actor
    return told_of(Document.everything.select_related(*WITH).get(code=code))
