"""Dialogues: find one, list them, and say who leads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, Sum

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Dialogue, DialogueParticipant, DialogueStatement
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.pages import read_row_cursor
from majlis.kernel.errors import NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking

WITH = ("nation", "marking", "owner")


@dataclass(frozen=True, slots=True)
class Head:
    """A dialogue: what is asked, and how far it is.

    Attributes
    ----------
    code, nation, title, title_ur, question, question_ur : str
    constituencies : tuple of tuple of str
        Id, name and name in Urdu of each.
    sealed, synthetic, word_open : bool
    phase : str
    owner, by : str
    marking : Marking
    at : datetime
    """

    code: str
    nation: str
    title: str
    title_ur: str
    question: str
    question_ur: str
    constituencies: tuple[tuple[str, str, str], ...]
    sealed: bool
    synthetic: bool
    word_open: bool
    phase: str
    owner: str
    by: str
    marking: Marking
    at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A dialogue in a list, with its counts."""

    head: Head
    participants: int
    votes: int
    statements: int
    waiting: int


def dialogue_row(records: Records, code: str) -> Dialogue:
    """Return the row of a dialogue.

    Raises
    ------
    NotFoundError
        If there is none of that code, or the reader may not see it.
    """
    rows = Dialogue.objects.visible_to(records.reader).filter(code=code.strip().upper())
    row: Dialogue | None = rows.select_related(*WITH).first()
    if row is None:
        raise NotFoundError(
            f"there is no dialogue {code[:40]!r}",
            mend="majlis dialogue list shows them",
            code="dialogue.not-found",
        )
    return row


def led(records: Records, code: str) -> Dialogue:
    """Return the row of a dialogue that the reader leads, held until the transaction ends.

    Raises
    ------
    NotFoundError
        If there is none of that code, or the reader may not see it.
    PermissionDeniedError
        If the reader does not act for the organisation that leads it.
    """
    pk = dialogue_row(records, code).pk
    Dialogue.everything.select_for_update().get(pk=pk)
    row: Dialogue = Dialogue.everything.select_related(*WITH).get(pk=pk)
    demand_owner(records, row)
    return row


def demand_owner(records: Records, row: Dialogue) -> None:
    """See that the reader acts for the organisation that leads a dialogue.

    Raises
    ------
    PermissionDeniedError
        If not.
    """
    if not leads_row(records, row):
        raise PermissionDeniedError(
            f"{records.actor} does not act for {row.owner.code}",
            why="a dialogue is led by the organisation that it belongs to",
            mend="ask that organisation",
            code="dialogue.owner",
        )


def leads(records: Records, code: str) -> bool:
    """Tell whether the reader acts for the organisation that leads a dialogue.

    Raises
    ------
    NotFoundError
        If there is none of that code, or the reader may not see it.
    """
    return leads_row(records, dialogue_row(records, code))


def leads_row(records: Records, row: Dialogue) -> bool:
    """Tell whether the reader acts for the organisation that leads a dialogue."""
    return bool(records.reader.everything or row.owner.code in records.reader.organisations)


def find(records: Records, code: str) -> Head:
    """Return a dialogue.

    Raises
    ------
    NotFoundError
        If there is none of that code, or the reader may not see it.
    """
    return head_of(dialogue_row(records, code))


def page(records: Records, nation: str, after: str = "", most: int = 50) -> tuple[tuple[Listed, ...], str]:
    """Return the dialogues of a nation, newest first, and the cursor of the next page.

    Parameters
    ----------
    records : Records
    nation : str
        Its code.
    after : str
        Where the page before ended; empty: the first page.
    most : int
        Length of a page.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the cursor is none that this function returned.
    """
    rows = Dialogue.objects.visible_to(records.reader).filter(nation=nation_row(records, nation).pk)
    if after:
        rows = rows.filter(pk__lt=read_row_cursor(after))
    listed = list(rows.select_related(*WITH).order_by("-pk")[: most + 1])
    shown = listed[:most]
    return _counted(records, shown), str(shown[-1].pk) if len(listed) > most else ""


def _counted(records: Records, rows: Sequence[Dialogue]) -> tuple[Listed, ...]:
    keys = [row.pk for row in rows]
    people = {
        one["dialogue"]: (one["people"], one["cast"] or 0)
        for one in DialogueParticipant.objects.visible_to(records.reader)
        .filter(dialogue__in=keys)
        .values("dialogue")
        .annotate(people=Count("pk"), cast=Sum("votes"))
    }
    said = {
        one["dialogue"]: (one["accepted"], one["waiting"])
        for one in DialogueStatement.objects.visible_to(records.reader)
        .filter(dialogue__in=keys)
        .values("dialogue")
        .annotate(accepted=Count("pk", filter=Q(state="accepted")), waiting=Count("pk", filter=Q(state="waiting")))
    }
    return tuple(Listed(head_of(row), *people.get(row.pk, (0, 0)), *said.get(row.pk, (0, 0))) for row in rows)


def head_of(row: Dialogue) -> Head:
    """Return a row as others see it."""
    return Head(
        code=row.code,
        nation=row.nation.code,
        title=row.title,
        title_ur=row.title_ur,
        question=row.question,
        question_ur=row.question_ur,
        constituencies=tuple((one[0], one[1], one[2]) for one in row.constituencies),
        sealed=row.sealed,
        synthetic=row.made_up or bool(row.nation.header["synthetic"]),
        word_open=bool(row.word_sha256),
        phase=row.phase,
        owner=row.owner.code,
        by=row.created_by,
        marking=row.marking.marking,
        at=row.created_at,
    )
