"""A document as it is told to who may read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from majlis.adapters.records.models import Document
from majlis.kernel.marking import Marking

Kind = Literal["note", "briefing"]
State = Literal["draft", "frozen", "released", "withdrawn"]
WITH = ("nation", "owner", "marking")
"""What :func:`told_of` reads beside the row itself."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did something to a document, and when; nobody where it has not been done."""

    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A document.

    Attributes
    ----------
    code, nation, owner : str
        Codes.
    kind : Kind
    state : State
    title : str
    incident, run, previous : str
        What a note is about and which note it follows; what run a briefing shows. Empty for none.
    content : mapping
        Of a note its parts; of a briefing what was picked and added.
    revision : int
        Counts each time that the draft was saved.
    synthetic : bool
    marking : Marking
    composed, saved, frozen, released, withdrawn : Deed
    reason : str
        Why it was withdrawn.
    """

    code: str
    nation: str
    owner: str
    kind: Kind
    state: State
    title: str
    incident: str
    run: str
    previous: str
    content: Mapping[str, Any]
    revision: int
    synthetic: bool
    marking: Marking
    composed: Deed
    saved: Deed
    frozen: Deed
    released: Deed
    withdrawn: Deed
    reason: str


def told_of(row: Document) -> Told:
    """Return what a row says."""
    return Told(
        code=row.code,
        nation=row.nation.code,
        owner=row.owner.code,
        kind=cast("Kind", row.kind),
        state=cast("State", row.state),
        title=row.title,
        incident=row.incident,
        run=row.run,
        previous=row.previous,
        content=row.content,
        revision=row.revision,
        synthetic=row.synthetic,
        marking=row.marking.marking,
        composed=Deed(row.composed_by, row.composed_at),
        saved=Deed(row.composed_by, row.saved_at),
        frozen=Deed(row.frozen_by, row.as_of),
        released=Deed(row.released_by, row.released_at),
        withdrawn=Deed(row.withdrawn_by, row.withdrawn_at),
        reason=row.reason,
    )
