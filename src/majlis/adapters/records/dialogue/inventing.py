"""Write an invented dialogue: as if people had come, spoken and voted. It says everywhere that it is synthetic."""

import hashlib
from collections.abc import Iterator

import numpy as np
from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.bulk import insert, instant
from majlis.adapters.records.dialogue import leading
from majlis.adapters.records.dialogue.heads import Head, find, led
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import (
    Dialogue,
    DialogueEstimate,
    DialogueParticipant,
    DialogueQuestion,
    DialogueRemark,
    DialogueStatement,
    DialogueTally,
    DialogueVote,
)
from majlis.dialogue.agreement import counts
from majlis.dialogue.invention import Invented
from majlis.dialogue.marks import marks_of
from majlis.dialogue.votes import UNSEEN

WAYS = ("account", "code", "code", "code", "device", "paper")
_GUESSES = (
    (2.0, 6.0, 24.0),
    (4.0, 12.0, 48.0),
    (1.0, 4.0, 12.0),
    (6.0, 18.0, 72.0),
    (3.0, 8.0, 30.0),
    (2.0, 10.0, 40.0),
)


def invent(records: Records, nation: str, frame: leading.Frame, invented: Invented, owner: str = "") -> Head:
    """Write an invented dialogue, in the phase converge, and return it.

    Raises
    ------
    NotFoundError
        If there is no such nation or organisation.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        head = leading.start(records, nation, frame, leading.Terms(owner=owner, made_up=True))
        for text, text_ur in invented.texts:
            leading.seed(records, head.code, text, text_ur)
        leading.ask(
            records,
            head.code,
            leading.Asked(
                "Hours until half of the mobile sites are back after a nationwide power cut",
                "ملک گیر بجلی بندش کے بعد آدھے موبائل ٹاور بحال ہونے میں گھنٹے",
                "hours",
                0.0,
                720.0,
            ),
        )
        leading.phase(records, head.code, "listen", "")
        row = led(records, head.code)
        _people(row, invented)
        _votes(records, row, invented)
        _said(records, row)
        leading.phase(records, head.code, "converge", "")
        audit.note(records, "dialogue synthesize", head.code, detail={"people": len(invented.votes)})
    return find(records, head.code)


def _people(row: Dialogue, invented: Invented) -> None:
    marks = marks_of(invented.votes, invented.important)
    cast = (invented.votes != UNSEEN).sum(axis=1)
    fields = ("dialogue_id", "key", "alias", "constituency", "way", "marks", "votes", "owner_id", "marking_id")
    insert(
        DialogueParticipant,
        fields,
        [
            (
                row.pk,
                f"invented:{number}",  # no secret opens it
                hashlib.sha256(f"{row.code} {number}".encode()).hexdigest()[:10],
                row.constituencies[int(invented.constituency[number])][0],
                WAYS[number % len(WAYS)],
                marks[number],
                int(cast[number]),
                row.owner_id,
                row.marking_id,
            )
            for number in range(len(invented.votes))
        ],
    )


def _votes(records: Records, row: Dialogue, invented: Invented) -> None:
    statements = list(DialogueStatement.everything.filter(dialogue=row).order_by("number").values_list("pk", flat=True))
    people = dict(DialogueParticipant.everything.filter(dialogue=row).values_list("key", "pk"))
    keys = [people[f"invented:{number}"] for number in range(len(invented.votes))]
    now, of = instant(records.now()), (row.owner_id, row.marking_id)

    def cast() -> Iterator[tuple[object, ...]]:
        for place, statement in zip(*np.nonzero(invented.votes != UNSEEN), strict=True):
            vote, important = int(invented.votes[place, statement]), bool(invented.important[place, statement])
            yield (keys[place], statements[statement], vote, important, "", now, *of)

    fields = ("participant_id", "statement_id", "vote", "important", "typed_by", "at", "owner_id", "marking_id")
    insert(DialogueVote, fields, cast())
    tally = counts(invented.votes, invented.constituency)
    marked = [invented.important[invented.constituency == one].sum(axis=0) for one in range(len(tally.seen))]
    insert(
        DialogueTally,
        ("statement_id", "constituency", "agree", "disagree", "passed", "important", "owner_id", "marking_id"),
        [
            (
                statements[column],
                row.constituencies[one][0],
                int(tally.agree[one, column]),
                int(tally.disagree[one, column]),
                int(tally.seen[one, column] - tally.agree[one, column] - tally.disagree[one, column]),
                int(marked[one][column]),
                *of,
            )
            for one in range(len(tally.seen))
            for column in range(len(statements))
            if tally.seen[one, column]
        ],
    )


def _said(records: Records, row: Dialogue) -> None:
    """Let some of the invented people argue and estimate."""
    first = DialogueStatement.everything.filter(dialogue=row).order_by("number").first()
    for number, (kind, text) in enumerate(
        (
            ("for", "A day is enough to say that something is wrong, and all that others need."),
            ("against", "In the first day nobody knows what happened; an early report is a guess."),
        ),
        start=1,
    ):
        DialogueRemark.everything.create(
            dialogue=row,
            number=number,
            kind=kind,
            statement=first,
            text=text,
            state="accepted",
            day=records.now().date(),
            owner_id=row.owner_id,
            marking_id=row.marking_id,
        )
    people = DialogueParticipant.everything.filter(dialogue=row).order_by("pk")[: 4 * len(_GUESSES)]
    asked = DialogueQuestion.everything.get(dialogue=row, number=1)
    for place, one in enumerate(people):
        low, middle, high = _GUESSES[place % len(_GUESSES)]
        DialogueEstimate.everything.create(
            question=asked,
            participant=one,
            low=low,
            middle=middle,
            high=high,
            at=records.now(),
            owner_id=row.owner_id,
            marking_id=row.marking_id,
        )
