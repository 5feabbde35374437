"""Votes: each is added to the log, and in the same moment the participant's marks and the tallies follow it.

The marks say how somebody's votes stand, the tallies how many agree: neither is ever counted anew, and both can be made
again of the log, which a test does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from majlis.adapters.records import audit
from majlis.adapters.records.dialogue.entering import add_participant, key_of
from majlis.adapters.records.dialogue.heads import WITH, head_of, led
from majlis.adapters.records.dialogue.speaking import open_statement
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import (
    Dialogue,
    DialogueParticipant,
    DialogueStatement,
    DialogueTally,
    DialogueVote,
)
from majlis.dialogue import phases
from majlis.dialogue.marks import Marked, answered, marked, with_mark
from majlis.dialogue.votes import AGREE, DISAGREE
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.spelling import demand_known

MOST = 10_000
"""Votes of one participant, with those that were changed."""


@dataclass(frozen=True, slots=True)
class Cast:
    """What a vote did.

    Attributes
    ----------
    answered, total : int
        Statements on which the participant said something, of those that are open.
    changed : bool
        Whether it took the place of another one.
    synthetic : bool
    """

    answered: int
    total: int
    changed: bool
    synthetic: bool


def vote(records: Records, code: str, secret: str, number: int, one: Marked) -> Cast:
    """Take a vote; the last one of a participant on a statement counts.

    Parameters
    ----------
    records : Records
    code : str
    secret : str
        Of the participant.
    number : int
        Of the statement.
    one : Marked

    Raises
    ------
    NotFoundError
        If nobody in the dialogue has that secret, or there is no such statement.
    ConflictError
        If no votes are taken now, the statement was merged, or the participant voted too often.
    """
    with transaction.atomic():
        me = _me(code, secret)
        row: Dialogue = me.dialogue
        phases.demand_allowed(row.phase, "vote")
        before = _cast(records, me, open_statement(row, number), one)
        open_now = frozenset(
            DialogueStatement.everything.filter(dialogue=row, state="accepted").values_list("number", flat=True)
        )
    done = open_now.intersection(answered(me.marks))
    return Cast(len(done), len(open_now), before is not None, head_of(row).synthetic)


def _me(code: str, secret: str) -> DialogueParticipant:
    """Return the participant, held until the transaction ends: of two votes at once the second waits."""
    rows = DialogueParticipant.everything.select_for_update(of=("self",)).select_related(
        "dialogue", *(f"dialogue__{one}" for one in WITH)
    )
    found: DialogueParticipant | None = rows.filter(
        key=key_of(secret) if secret else "", dialogue__code=code.strip().upper()
    ).first()
    if found is None:
        raise NotFoundError(
            "you do not take part in this dialogue yet",
            mend="enter it first, with your account or the code word",
            code="dialogue.outside",
        )
    return found


def _cast(
    records: Records, me: DialogueParticipant, statement: DialogueStatement, one: Marked, typed_by: str = ""
) -> Marked | None:
    """Write a vote of a participant who is held; return the one that it takes the place of."""
    if me.votes >= MOST:
        raise ConflictError("you changed your votes very often", mend="your last votes count", code="dialogue.enough")
    before = marked(me.marks, statement.number)
    DialogueVote.everything.create(
        participant=me,
        statement=statement,
        vote=one.vote,
        important=one.important,
        typed_by=typed_by,
        at=records.now(),
        owner_id=me.owner_id,
        marking_id=me.marking_id,
    )
    me.marks, me.votes = with_mark(me.marks, statement.number, one), me.votes + 1
    me.save(update_fields=("marks", "votes"))
    change = change_of(before, one)
    rows = DialogueTally.everything.filter(statement=statement, constituency=me.constituency)
    added = {name: F(name) + value for name, value in change.items() if value}
    if added and not rows.update(**added):
        DialogueTally.everything.bulk_create(
            [
                DialogueTally(
                    statement=statement,
                    constituency=me.constituency,
                    owner_id=me.owner_id,
                    marking_id=me.marking_id,
                )
            ],
            ignore_conflicts=True,  # another voter was first
        )
        rows.update(**added)
    return before


def change_of(before: Marked | None, after: Marked) -> dict[str, int]:
    """Return by how much each count of a tally changes when a vote takes the place of another."""
    change = dict.fromkeys(("agree", "disagree", "passed", "important"), 0)
    for one, step in ((before, -1), (after, 1)):
        if one is not None:
            change["agree" if one.vote == AGREE else "disagree" if one.vote == DISAGREE else "passed"] += step
            change["important"] += step * one.important
    return change


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper on which somebody voted.

    Attributes
    ----------
    number : str
        As it stands on the sheet.
    constituency : str
    votes : mapping of int to Marked
        By number of the statement.
    """

    number: str
    constituency: str
    votes: Mapping[int, Marked]


def paper(records: Records, code: str, sheet: Sheet) -> bool:
    """Take the votes of a sheet that a clerk types; return whether the sheet is new. Typed again, it is corrected.

    Raises
    ------
    NotFoundError
        If there is no such dialogue or statement, or the reader may not see it.
    PermissionDeniedError
        If the reader does not act for the organisation that leads it.
    InputError
        If there is no such constituency.
    ConflictError
        If no votes are taken now, or the sheet was typed for another constituency.
    """
    with transaction.atomic():
        row = led(records, code)
        phases.demand_allowed(row.phase, "vote")
        known = [one[0] for one in row.constituencies]
        demand_known("constituency", sheet.constituency, known, where="option --constituency")
        me, new = _of_paper(row, sheet)
        for number in sorted(sheet.votes):
            one = sheet.votes[number]
            if marked(me.marks, number) != one:
                _cast(records, me, open_statement(row, number), one, records.actor)
        audit.note(records, "dialogue paper", row.code, detail={"sheet": sheet.number, "votes": len(sheet.votes)})
    return new


def _of_paper(row: Dialogue, sheet: Sheet) -> tuple[DialogueParticipant, bool]:
    key = f"paper:{sheet.number}"
    rows = DialogueParticipant.everything.filter(dialogue=row, key=key)
    found = rows.select_for_update().first()
    if found is None:
        return add_participant(row, key, sheet.constituency, "paper"), True
    if found.constituency != sheet.constituency:
        raise ConflictError(
            f"sheet {sheet.number} was typed for {found.constituency}",
            where="option --constituency",
            mend="look at the number on the sheet",
            code="dialogue.sheet",
        )
    return found, False


def counts_of(records: Records, row: Dialogue) -> "dict[int, dict[str, tuple[int, int, int, int]]]":
    """Return the tallies: number of the statement and constituency to agrees, disagrees, passes, important ones."""
    del records
    found: dict[int, dict[str, tuple[int, int, int, int]]] = {}
    for number, name, *four in DialogueTally.everything.filter(statement__dialogue=row).values_list(
        "statement__number", "constituency", "agree", "disagree", "passed", "important"
    ):
        found.setdefault(number, {})[name] = (four[0], four[1], four[2], four[3])
    return found


def whole(by_constituency: Mapping[str, Sequence[int]]) -> tuple[int, int, int, int]:
    """Return the sums over constituencies."""
    sums = [sum(four[place] for four in by_constituency.values()) for place in range(4)]
    return sums[0], sums[1], sums[2], sums[3]
