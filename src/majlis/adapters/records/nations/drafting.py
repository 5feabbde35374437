"""Take a whole nation into its draft, or take a revision back: all of it, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db import transaction

from majlis.adapters.records import nations
from majlis.adapters.records.handle import Records
from majlis.adapters.records.nations import history, revisions
from majlis.adapters.records.nations.history import Done
from majlis.adapters.records.nations.revisions import Intent
from majlis.infrastructure.editing.difference import difference, empty
from majlis.infrastructure.editing.rows import Edit
from majlis.infrastructure.nation import Nation
from majlis.kernel.errors import ConflictError

Keep = Callable[[Nation], str]
"""Keeps a nation in the vault and returns its hash."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """How whole drafts are kept and read back.

    Attributes
    ----------
    keep : callable
        Keeps a nation under its hash, which it returns.
    kept : callable
        Returns the nation of a hash.
    """

    keep: Keep
    kept: Callable[[str], Nation]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: number of the revision, None where nothing differed, and the edits."""

    revision: int | None
    edits: tuple[Edit, ...]


def take_in(records: Records, nation: Nation, keeper: Keeper, intent: Intent) -> Written:
    """Make the draft of the nation's code what the nation says; a code that is not there yet is made.

    Parameters
    ----------
    records : Records
    nation : Nation
    keeper : Keeper
    intent : Intent
        ``seen`` is the revision of the draft that is to be replaced; None where there is no such nation yet.

    Raises
    ------
    ConflictError
        If the draft has another revision by now.
    """
    code = nation.header.id
    before = empty(nation)
    if intent.seen is not None:
        revision, before = nations.draft_at(records, code)
        intent = replace(intent, seen=_as_seen(code, intent.seen, revision))
    edits = difference(before, nation)
    if not edits and intent.seen is not None:
        return Written(None, ())
    with transaction.atomic():
        if intent.seen is None:
            nations.create(records, nation.header, {})
            intent = replace(intent, seen=0)
        return _write(records, code, (before, edits), keeper, intent)


def _as_seen(code: str, seen: int, revision: int) -> int:
    if revision != seen:
        raise ConflictError(
            f"somebody changed the draft of {code} in the meantime",
            why=f"it has revision {revision}; what you saw was {seen}",
            mend="look at it again, then decide anew; nothing was changed",
            code="records.changed-meanwhile",
        )
    return seen


def _write(
    records: Records, code: str, change: tuple[Nation, tuple[Edit, ...]], keeper: Keeper, intent: Intent
) -> Written:
    before, edits = change
    if len(edits) <= revisions.WRITTEN_DOWN:
        return Written(revisions.commit(records, code, edits, intent, guarded=False), edits)
    return Written(revisions.replace_whole(records, code, edits, keeper.keep(before), intent), edits)


def undo(records: Records, code: str, number: int | None, keeper: Keeper, intent: Intent) -> tuple[Done, Written]:
    """Take back a revision: the one named, or the newest that still counts. An undo can be undone.

    Raises
    ------
    NotFoundError
        If there is no such revision.
    ConflictError
        If it was undone already, if something later touched the same rows, or if something refers to a row that would
        go.
    """
    wanted = history.to_undo(records, code, number)
    intent = replace(intent, undoes=wanted.number)
    if wanted.kept_before:
        return wanted, _undo_whole(records, code, wanted, keeper, intent)
    edits = history.edits_of(records, code, wanted.number)
    if later := history.touched_later(records, code, wanted.number, edits):
        raise later
    inverse = tuple(edit.inverse for edit in edits)
    last = wanted.number == nations.revision(
        records, code
    )  # what was before is right, even with names that lead nowhere
    return wanted, Written(revisions.commit(records, code, inverse, intent, guarded=not last), inverse)


def _undo_whole(records: Records, code: str, wanted: Done, keeper: Keeper, intent: Intent) -> Written:
    for done in history.done(records, code):
        cancelled = done.undone_by is not None or (done.undoes is not None and done.undoes > wanted.number)
        if done.number > wanted.number and not cancelled:
            raise ConflictError(
                f"revision {wanted.number} cannot be undone: the draft was touched since",
                why=f"it replaced the whole draft, and revision {done.number} ({done.act} by {done.actor}) came later",
                mend=f"undo that one first: majlis nation undo {code} {done.number}",
                code="records.touched-since",
            )
    revision, now = nations.draft_at(records, code)
    edits = difference(now, keeper.kept(wanted.kept_before))
    return _write(records, code, (now, edits), keeper, replace(intent, seen=revision))
