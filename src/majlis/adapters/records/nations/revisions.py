"""Write edits of a draft as one revision: all of them, or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, marking_keys
from majlis.adapters.records.models import Change, Revision
from majlis.adapters.records.models import Nation as NationRow
from majlis.adapters.records.nations import drafts
from majlis.adapters.records.nations.named import nation_row
from majlis.infrastructure.dossier.header import header_of_table, header_table
from majlis.infrastructure.dossier.schema import TABLES
from majlis.infrastructure.editing.rows import HEADER, Edit, counted, table_named, texts
from majlis.infrastructure.nation import Header
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.marking import Marking, join_all

WRITTEN_DOWN = 5_000
"""An act that changes more rows keeps the whole draft before it in the vault, instead of each row in the history."""

_NAMED = 20


@dataclass(frozen=True, slots=True)
class Intent:
    """What a writer means to do.

    Attributes
    ----------
    act : str
        Name of the act, for the history.
    note : str
        Why, in the person's words.
    seen : int or None
        Revision that the person saw when he decided; None: the newest.
    undoes : int or None
        Revision that it takes back.
    came_from, became : tuple of str
        Of a split or merge: the keys that were, and those that took their place.
    """

    act: str
    note: str = ""
    seen: int | None = None
    undoes: int | None = None
    came_from: tuple[str, ...] = ()
    became: tuple[str, ...] = ()


def commit(records: Records, code: str, edits: Sequence[Edit], intent: Intent, *, guarded: bool = True) -> int:
    """Write edits as one revision of a draft and return its number. All of it is written, or nothing.

    Parameters
    ----------
    records : Records
    code : str
    edits : sequence of Edit
    intent : Intent
    guarded : bool
        Refuse to remove a row that another one refers to. An import takes a dossier as it is.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    ConflictError
        If a row is not as an edit says it was, was touched after the revision that the person saw, or is needed.
    """
    with transaction.atomic():
        row = locked(records, code)
        _refuse_stale(row, edits, intent)
        _refuse_other(row, edits)
        if guarded:
            _refuse_needed(records, row, edits)
        _write_edits(row, edits)
        revision = _add(records, row, intent, edits)
        _write_down(row, revision, edits)
        audit.note(records, intent.act, code, detail={"revision": revision.number, "rows": len(edits)})
        return int(revision.number)


def replace_whole(records: Records, code: str, edits: Sequence[Edit], kept_before: str, intent: Intent) -> int:
    """Write edits that are too many for the history as one revision, and return its number.

    Parameters
    ----------
    records : Records
    code : str
    edits : sequence of Edit
        The difference to the draft as it was at revision ``intent.seen``.
    kept_before : str
        Hash under which the vault keeps that draft.
    intent : Intent

    Raises
    ------
    NotFoundError
        If there is no such nation.
    ConflictError
        If the draft has another revision by now.
    """
    with transaction.atomic():
        row = locked(records, code)
        if row.revision != intent.seen:
            newest = Revision.everything.get(nation=row.pk, number=row.revision)
            raise _changed_meanwhile(newest, "the draft")
        _write_edits(row, edits)
        revision = _add(records, row, intent, edits, kept_before=kept_before)
        audit.note(records, intent.act, code, detail={"revision": revision.number, "rows": len(edits)})
        return int(revision.number)


def locked(records: Records, code: str) -> NationRow:
    """Return the row of a nation, which nobody else writes until the transaction ends."""
    found = nation_row(records, code)
    return NationRow.everything.select_for_update().get(pk=found.pk)  # type: ignore[no-any-return]  # of any model


def _refuse_stale(row: NationRow, edits: Sequence[Edit], intent: Intent) -> None:
    if intent.seen is None or intent.seen == row.revision:
        return
    if intent.seen > row.revision:
        raise NotFoundError(
            f"{row.code} has no revision {intent.seen}; the newest is {row.revision}", code="records.no-revision"
        )
    later = Revision.everything.filter(nation=row.pk, number__gt=intent.seen)
    whole = later.exclude(kept_before="").order_by("-number").first()
    if whole is not None:
        raise _changed_meanwhile(whole, "the whole draft")
    keys = {(edit.table, edit.key) for edit in edits}
    touched = Change.everything.filter(revision__in=later).order_by("-revision__number")
    for change in touched.filter(key__in=[key for _, key in keys]).select_related("revision"):
        if (change.table, change.key) in keys:
            raise _changed_meanwhile(change.revision, f"{change.key} of {change.table}")


def _changed_meanwhile(revision: Revision, what: str) -> ConflictError:
    return ConflictError(
        f"{revision.actor} changed {what} in the meantime",
        why=f"revision {revision.number} of {revision.at:%Y-%m-%d %H:%M} UTC, {revision.act}, came after what you saw",
        mend="look at it again with majlis nation history, then decide anew; nothing was changed",
        code="records.changed-meanwhile",
    )


def _refuse_other(row: NationRow, edits: Sequence[Edit]) -> None:
    """See that each row is as its edit says it was."""
    for table, group in by_table(edits):
        current = current_rows(row, table, [edit.key for edit in group])
        for edit in group:
            found = current.get(edit.key)
            if found != edit.before:
                raise _not_as_before(edit, found)


def _refuse_needed(records: Records, row: NationRow, edits: Sequence[Edit]) -> None:
    """See that nothing which stays refers to a row that goes; of what the reader may not see, no name, no count."""
    left = drafts.references(row, edits)
    if left:
        seen = [name for name, marking in left.items() if records.reader.may_read(marking, row.owner.code)]
        more = len(seen) - _NAMED
        unseen = ["what you may not see"] if len(seen) < len(left) else []
        raise ConflictError(
            f"{len(seen):,} {'row needs' if len(seen) == 1 else 'rows need'} what would go"
            if seen
            else "something else needs what would go",
            why="; ".join([*seen[:_NAMED], *unseen]) + (f"; and {more:,} more" if more > 0 else ""),
            mend="change or retire those first; nothing was changed",
            code="nation.needed",
        )


def _not_as_before(edit: Edit, found: Any) -> ConflictError:  # noqa: ANN401 - a row of any table
    name = f"{edit.key} of {edit.table}"
    if found is None:
        return ConflictError(f"{name} is not there any more", mend="nothing was changed", code="records.not-as-before")
    if edit.before is None:
        return ConflictError(
            f"{name} is there already",
            mend="change it with majlis nation change, or give another key; nothing was changed",
            code="records.not-as-before",
        )
    return ConflictError(
        f"{name} is not what it was", mend="look at it again; nothing was changed", code="records.not-as-before"
    )


def current_rows(row: NationRow, table: str, keys: Iterable[str]) -> dict[str, Any]:
    """Return the rows of these keys as they are now, whoever may see them: for writers."""
    if table == HEADER:
        return {row.code: header_of_table(row.header)}
    return drafts.at_keys(row, table_named(table), list(keys))


def by_table(edits: Iterable[Edit]) -> list[tuple[str, list[Edit]]]:
    """Return the edits by table, the header first, in the order of the dossier's tables."""
    order = {HEADER: -1, **{table.name: place for place, table in enumerate(TABLES)}}
    ordered = sorted(edits, key=lambda edit: order[edit.table])
    return [(table, list(group)) for table, group in groupby(ordered, key=lambda edit: edit.table)]


def _write_edits(row: NationRow, edits: Sequence[Edit]) -> None:
    for name, group in by_table(edits):
        if name == HEADER:
            _write_header(row, group[-1].after)
            continue
        table = table_named(name)
        drafts.delete(row, table, [edit.key.split("/") for edit in group if edit.before is not None])
        drafts.insert(row, table, [edit.after for edit in group if edit.after is not None])


def _write_header(row: NationRow, header: Header | None) -> None:
    if header is None or header.id != row.code:
        raise ConflictError("the header of a nation and its code stay", code="records.header-stays")
    row.header = header_table(header)
    row.marking_id = marking_key(header.marking)
    row.save(update_fields=["header", "marking"])


def _add(records: Records, row: NationRow, intent: Intent, edits: Sequence[Edit], kept_before: str = "") -> Revision:
    """Add a revision. Its note, keys and counts tell of the rows: it is marked as strictly as the strictest of them."""
    sides = (side for edit in edits for side in (edit.before, edit.after) if side is not None)
    told = {id(side.marking): side.marking for side in sides}  # by identity: a hundred thousand rows share a few
    row.revision += 1
    row.save(update_fields=["revision"])
    made: Revision = Revision.everything.create(
        nation=row,
        number=row.revision,
        act=intent.act,
        actor=records.actor,
        at=records.now(),
        note=intent.note,
        counts=counted(edits),
        kept_before=kept_before,
        undoes=intent.undoes,
        origin={"from": intent.came_from, "into": intent.became} if intent.became else None,
        owner_id=row.owner_id,
        marking_id=marking_key(join_all([row.marking.marking, *set(told.values())])),
    )
    return made


def _write_down(row: NationRow, revision: Revision, edits: Sequence[Edit]) -> None:
    marked = [(edit, join_all([side.marking for side in (edit.before, edit.after) if side])) for edit in edits]
    keys: dict[Marking, int] = marking_keys({marking for _, marking in marked})
    Change.everything.bulk_create(
        [
            Change(
                revision=revision,
                table=edit.table,
                key=edit.key,
                before=texts(edit.table, edit.before),
                after=texts(edit.table, edit.after),
                owner_id=row.owner_id,
                marking_id=keys[marking],
            )
            for edit, marking in marked
        ],
        batch_size=500,
    )
