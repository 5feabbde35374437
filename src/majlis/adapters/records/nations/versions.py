"""Published versions of a nation: add one, list them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key
from majlis.adapters.records.models import NationVersion
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.nations.revisions import locked
from majlis.kernel.marking import Marking


@dataclass(frozen=True, slots=True)
class Version:
    """A published version.

    Attributes
    ----------
    number, revision : int
        Its number, and the revision of the draft that it was made from.
    sha256 : str
    at : datetime
    by, note : str
    facts : mapping
        ``header``, ``rows`` by table, ``coverage``.
    marking : Marking
    new : bool
        False where the newest version had this content already.
    """

    number: int
    revision: int
    sha256: str
    at: datetime
    by: str
    note: str
    facts: Mapping[str, Any]
    marking: Marking
    new: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be published; the vault keeps it already."""

    revision: int
    sha256: str
    marking: Marking
    facts: Mapping[str, Any]


def publish(records: Records, code: str, content: Content, note: str) -> Version:
    """Add a version; the content of the newest one is not published again.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    with transaction.atomic():
        row = locked(records, code)
        newest = NationVersion.everything.filter(nation=row.pk).order_by("-number").first()
        if newest is not None and newest.sha256 == content.sha256:
            return _version(newest)
        made = NationVersion.everything.create(
            nation=row,
            number=newest.number + 1 if newest else 1,
            sha256=content.sha256,
            revision=content.revision,
            published_at=records.now(),
            published_by=records.actor,
            note=note,
            facts=dict(content.facts),
            owner_id=row.owner_id,
            marking_id=marking_key(content.marking),
        )
        audit.note(records, "nation publish", code, detail={"version": made.number, "sha256": made.sha256})
        return _version(made, new=True)


def versions(records: Records, code: str) -> tuple[Version, ...]:
    """Return the versions of a nation that the reader may see, newest first.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    row = nation_row(records, code)
    visible = NationVersion.objects.visible_to(records.reader)
    found = visible.filter(nation=row.pk).order_by("-number").select_related("marking")
    return tuple(_version(one) for one in found)


def _version(row: NationVersion, *, new: bool = False) -> Version:
    return Version(
        number=row.number,
        revision=row.revision,
        sha256=row.sha256,
        at=row.published_at,
        by=row.published_by,
        note=row.note,
        facts=row.facts,
        marking=row.marking.marking,
        new=new,
    )
