"""Saved what-ifs: write one, find one, list them, drop one and take it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError as TakenError
from django.db import transaction
from django.db.models import Max, Q

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import Scenario
from majlis.adapters.records.nations.named import Named, nation_row
from majlis.adapters.records.pages import read_row_cursor
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking

_TRIES = 5
_WITH = ("nation", "marking", "owner")


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved what-if.

    Attributes
    ----------
    code, nation, title, note : str
    attack : tuple of str
        The hits, each with its repair hours.
    version : int
        Of the nation.
    sha256 : str
        Of that version.
    facts : mapping
        What it does, in numbers.
    at : datetime
    by, owner : str
    marking : Marking
    synthetic : bool
    dropped : bool
    """

    code: str
    nation: str
    title: str
    note: str
    attack: tuple[str, ...]
    version: int
    sha256: str
    facts: Mapping[str, Any]
    at: datetime
    by: str
    owner: str
    marking: Marking
    synthetic: bool
    dropped: bool


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be saved.

    Attributes
    ----------
    title, note : str
    attack : tuple of str
    facts : mapping
    marking : Marking
        At least as strict as the version's: the hits name its assets.
    owner : str
        Code of an organisation; empty for the person's own.
    """

    title: str
    note: str
    attack: tuple[str, ...]
    facts: Mapping[str, Any]
    marking: Marking
    owner: str = ""


def save(records: Records, named: Named, content: Content) -> str:
    """Save a what-if on a version of a nation under the next code of the year, and return the code.

    Raises
    ------
    NotFoundError
        If there is no such nation or organisation.
    PermissionDeniedError
        If the reader does not act for the owner.
    ConflictError
        If others save at the same moment.
    """
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _save(records, named, content)
        except TakenError:  # another writer took the number in the same moment
            continue
    raise ConflictError("others save a what-if at the same moment", mend="try again", code="whatif.busy")


def _save(records: Records, named: Named, content: Content) -> str:
    now = records.now()
    last = Scenario.everything.filter(year=now.year).aggregate(last=Max("number"))["last"] or 0
    row = Scenario.everything.create(
        nation=nation_row(records, named.code),
        code=f"WHATIF-{now.year}-{last + 1:04}",
        year=now.year,
        number=last + 1,
        title=content.title,
        note=content.note,
        attack=list(content.attack),
        version=named.version,
        sha256=named.sha256,
        facts=dict(content.facts),
        created_at=now,
        created_by=records.actor,
        owner_id=owner_key(records, content.owner),
        marking_id=marking_key(content.marking),
    )
    _demand_owner(records, row)
    audit.note(records, "whatif save", row.code, detail={"hits": len(content.attack), "version": named.version})
    return str(row.code)


def find(records: Records, code: str) -> Saved:
    """Return a saved what-if, a dropped one too.

    Raises
    ------
    NotFoundError
        If there is none of that code, or the reader may not see it.
    """
    row = Scenario.objects.visible_to(records.reader).filter(code=code).select_related(*_WITH).first()
    if row is None:
        raise NotFoundError(
            f"there is no what-if {code[:40]!r}",
            mend="majlis whatif list shows them",
            code="whatif.not-found",
        )
    return _saved(row)


def page(
    records: Records, nation: str, after: str = "", most: int = 50, words: str = ""
) -> tuple[tuple[Saved, ...], str]:
    """Return the what-ifs of a nation, newest first, without dropped ones, and the cursor of the next page.

    Parameters
    ----------
    records : Records
    nation : str
        Its code.
    after : str
        Where the page before ended; empty: the first page.
    most : int
        Length of a page.
    words : str
        What title or note must hold; upper and lower case are one.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the cursor is none that this function returned.
    """
    found = nation_row(records, nation)
    rows = Scenario.objects.visible_to(records.reader).filter(nation=found.pk, dropped_at__isnull=True)
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(note__icontains=words))
    if after:
        rows = rows.filter(pk__lt=read_row_cursor(after))
    listed = list(rows.select_related(*_WITH).order_by("-pk")[: most + 1])
    shown = listed[:most]
    return tuple(map(_saved, shown)), str(shown[-1].pk) if len(listed) > most else ""


def drop(records: Records, code: str, *, back: bool = False) -> Saved:
    """Drop a what-if, or take a dropped one back.

    Raises
    ------
    NotFoundError
        If there is none of that code, or the reader may not see it.
    PermissionDeniedError
        If the reader does not act for its owner.
    ConflictError
        If it is dropped already, or was not dropped.
    """
    with transaction.atomic():
        found = find(records, code)
        row = Scenario.everything.select_for_update().select_related("owner").get(code=found.code)
        _demand_owner(records, row)
        if (row.dropped_at is None) == back:
            raise ConflictError(
                f"{code} was not dropped" if back else f"{code} is dropped already", code="whatif.dropped"
            )
        row.dropped_at = None if back else records.now()
        row.dropped_by = "" if back else records.actor
        row.save(update_fields=("dropped_at", "dropped_by"))
        audit.note(records, "whatif drop", code, detail={"back": back})
    return find(records, code)


def _demand_owner(records: Records, row: Scenario) -> None:
    if not records.reader.everything and row.owner.code not in records.reader.organisations:
        raise PermissionDeniedError(
            f"{records.actor} does not act for {row.owner.code}",
            why="a what-if is kept by the organisation that it belongs to",
            mend="ask that organisation",
            code="whatif.owner",
        )


def _saved(row: Scenario) -> Saved:
    return Saved(
        code=row.code,
        nation=row.nation.code,
        title=row.title,
        note=row.note,
        attack=tuple(row.attack),
        version=row.version,
        sha256=row.sha256,
        facts=row.facts,
        at=row.created_at,
        by=row.created_by,
        owner=row.owner.code,
        marking=row.marking.marking,
        synthetic=bool(row.nation.header["synthetic"]),
        dropped=row.dropped_at is not None,
    )
