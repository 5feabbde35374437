"""What was done to a draft: its revisions, their rows, and what can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Change, Revision
from majlis.adapters.records.models import Nation as NationRow
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.nations.revisions import by_table, current_rows
from majlis.infrastructure.editing.rows import Edit, row_of
from majlis.kernel.errors import ConflictError, NotFoundError


@dataclass(frozen=True, slots=True)
class Done:
    """A revision as it stands in the history.

    Attributes
    ----------
    number : int
    act, actor, note : str
    at : datetime
    counts : mapping of str to mapping of str to int
        Table to ``added``, ``changed`` or ``removed`` to rows.
    undoes, undone_by : int or None
    kept_before : str
        Hash of the whole draft before, where the rows are not written down one by one; else empty.
    came_from, became : tuple of str
        Of a split or merge: the keys that were, and those that took their place.
    """

    number: int
    act: str
    actor: str
    note: str
    at: datetime
    counts: Mapping[str, Mapping[str, int]]
    undoes: int | None
    undone_by: int | None
    kept_before: str
    came_from: tuple[str, ...] = ()
    became: tuple[str, ...] = ()


def to_undo(records: Records, code: str, number: int | None) -> Done:
    """Return the revision that an undo is about: the one named, or the newest that still counts and is no undo.

    Raises
    ------
    NotFoundError
        If there is none.
    ConflictError
        If it was undone already.
    """
    known = done(records, code)
    if number is None:
        wanted = next((one for one in known if one.undoes is None and one.undone_by is None), None)
    else:
        wanted = next((one for one in known if one.number == number), None)
    if wanted is None:
        raise NotFoundError(
            f"{code} has no revision {number}" if number else f"{code} has no revision left to undo",
            mend=f"`majlis nation history {code}` shows them",
            code="records.no-revision",
        )
    if wanted.undone_by is not None:
        raise ConflictError(
            f"revision {wanted.number} was undone already, by revision {wanted.undone_by}",
            mend=f"to bring it back, undo that one: majlis nation undo {code} {wanted.undone_by}",
            code="records.undone",
        )
    return wanted


def edits_of(records: Records, code: str, number: int) -> tuple[Edit, ...]:
    """Return the edits of a revision whose rows are written down.

    Raises
    ------
    NotFoundError
        If the reader may not see all of them.
    """
    row = nation_row(records, code)
    changes = Change.objects.visible_to(records.reader).filter(revision__nation=row.pk, revision__number=number)
    total = Change.everything.filter(revision__nation=row.pk, revision__number=number).count()
    edits = tuple(_edit(change) for change in changes.order_by("pk"))
    if len(edits) < total:
        raise NotFoundError(
            f"revision {number} touched rows that {records.reader.name} may not see",
            mend="ask someone who is cleared for them",
            code="records.hidden-change",
        )
    return edits


def _edit(change: Change) -> Edit:
    before, after = (row_of(change.table, side) if side else None for side in (change.before, change.after))
    return Edit(change.table, change.key, before, after)


def touched_later(records: Records, code: str, number: int, edits: Sequence[Edit]) -> ConflictError | None:
    """Return the error that names what later touched the rows of a revision, or None where they are as it left them."""
    row = nation_row(records, code)
    for table, group in by_table(edits):
        current = current_rows(row, table, [edit.key for edit in group])
        for edit in group:
            if current.get(edit.key) != edit.after:
                return _later(row, number, edit)
    return None


def _later(row: NationRow, number: int, edit: Edit) -> ConflictError:
    later = Revision.everything.filter(nation=row.pk, number__gt=number)
    changes = Change.everything.filter(revision__in=later, table=edit.table, key=edit.key)
    change = changes.select_related("revision").order_by("-revision__number").first()
    found = change.revision if change else later.exclude(kept_before="").order_by("-number").first()
    why = f"revision {found.number} ({found.act} by {found.actor}) came later" if found else ""
    return ConflictError(
        f"revision {number} cannot be undone: {edit.key} of {edit.table} was touched since",
        why=why,
        mend=f"undo that one first: majlis nation undo {row.code} {found.number}" if found else "",
        code="records.touched-since",
    )


def done(records: Records, code: str) -> tuple[Done, ...]:
    """Return the revisions of a draft, newest first.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    row = nation_row(records, code)
    found = list(Revision.objects.visible_to(records.reader).filter(nation=row.pk).order_by("-number"))
    return _told(found)


def _told(revisions: Sequence[Revision]) -> tuple[Done, ...]:
    undone: dict[int, int] = {}
    gone: set[int] = set()
    for revision in revisions:  # newest first: an undo counts unless a later one has undone it
        if revision.undoes is not None and revision.number not in gone:
            undone[revision.undoes] = revision.number
            gone.add(revision.undoes)
    return tuple(
        Done(
            number=one.number,
            act=one.act,
            actor=one.actor,
            note=one.note,
            at=one.at,
            counts=one.counts,
            undoes=one.undoes,
            undone_by=undone.get(one.number),
            kept_before=one.kept_before,
            came_from=tuple(one.origin["from"]) if one.origin else (),
            became=tuple(one.origin["into"]) if one.origin else (),
        )
        for one in revisions
    )


def changes(records: Records, code: str, numbers: Sequence[int], *, most: int) -> dict[int, list[Edit]]:
    """Return the edits of revisions, at most so many of each, as far as the reader may see them."""
    row = nation_row(records, code)
    visible = Change.objects.visible_to(records.reader).filter(revision__nation=row.pk)
    place = Window(RowNumber(), partition_by=F("revision_id"), order_by=F("pk").asc())
    first = visible.filter(revision__number__in=list(numbers)).annotate(place=place).filter(place__lte=most)
    found: dict[int, list[Edit]] = {number: [] for number in numbers}
    for one in first.select_related("revision").order_by("pk"):
        found[one.revision.number].append(_edit(one))
    return found


def row_history(records: Records, code: str, key: str, table: str, known: Sequence[Done]) -> dict[int, list[Edit]]:
    """Return the edits of one row by their revisions, newest first, as far as the reader may see them.

    Before a split or merge that made the row, the history goes on with the rows that it came from.

    Parameters
    ----------
    records : Records
    code : str
        Nation.
    key : str
        Key of the row.
    table : str
        Empty: whatever table holds the key.
    known : sequence of Done
        The revisions of the nation, newest first.
    """
    row = nation_row(records, code)
    visible = Change.objects.visible_to(records.reader).filter(revision__nation=row.pk)
    followed = ancestry(key, known)
    found = visible.filter(key__in=list(followed))
    edits: dict[int, list[Edit]] = {}
    for change in (
        (found.filter(table=table) if table else found).order_by("-revision__number", "pk").select_related("revision")
    ):
        if change.revision.number <= followed[change.key]:
            edits.setdefault(change.revision.number, []).append(_edit(change))
    return edits


def ancestry(key: str, known: Sequence[Done]) -> dict[str, int]:
    """Return the keys under which a row is known, each with the last revision until which it counts.

    Parameters
    ----------
    key : str
    known : sequence of Done
        Newest first.
    """
    newest = max((one.number for one in known), default=0)
    followed = {key: newest}
    for one in known:
        until = max((followed.get(name, 0) for name in one.became), default=0)
        if one.undone_by is None and until >= one.number:
            for name in one.came_from:
                followed[name] = max(one.number, followed.get(name, 0))
    return followed
