"""What participants say: statements, arguments, estimates, notes of dissent. No audit names them, no hour is kept."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from majlis.adapters.records.dialogue.entering import author_of, participant
from majlis.adapters.records.dialogue.leading import next_number, statement_row
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import (
    Dialogue,
    DialogueEstimate,
    DialogueParticipant,
    DialogueQuestion,
    DialogueRemark,
    DialogueStatement,
)
from majlis.dialogue import limits, phases
from majlis.dialogue.pooling import Estimate, demand_estimate
from majlis.kernel.errors import ConflictError, InputError, NotFoundError

MOST_ESTIMATES = 50
"""Of one participant for one question, with those that were changed."""


@dataclass(frozen=True, slots=True)
class Remark:
    """An argument, or a note of dissent.

    Attributes
    ----------
    kind : str
        ``for``, ``against`` or ``dissent``.
    statement : int or None
        None: a dissent from the whole.
    text, text_ur : str
    evidence, sha256 : str
        What it cites, and its hash.
    signed : str
        Name under a note of dissent; empty for none.
    """

    kind: str
    statement: int | None
    text: str
    text_ur: str = ""
    evidence: str = ""
    sha256: str = ""
    signed: str = ""


def state(records: Records, code: str, secret: str, texts: tuple[str, str]) -> int:
    """Take a statement, which waits until it is moderated, and return its number.

    Parameters
    ----------
    records : Records
    code : str
    secret : str
        Of the participant.
    texts : tuple of str
        In English and in Urdu; one of them may be empty.

    Raises
    ------
    NotFoundError
        If nobody in the dialogue has that secret.
    InputError
        If it is empty or too long.
    ConflictError
        If no statements are taken now, it was said already, or there are too many.
    """
    limits.demand_length(*texts)
    with transaction.atomic():
        row, me = _held(records, code, secret, "state")
        author = author_of(secret, row.code)
        rows = DialogueStatement.everything.filter(dialogue=row)
        own = rows.filter(author=author).count()
        limits.demand_room(limits.Held(own, _waiting(row), rows.count()))
        said = frozenset(
            limits.plain(text) for pair in rows.exclude(state="refused").values_list("text", "text_ur") for text in pair
        )
        for text in filter(None, texts):
            limits.demand_same(text, said)
        number = next_number(row)
        DialogueStatement.everything.create(
            dialogue=row,
            number=number,
            text=texts[0],
            text_ur=texts[1],
            state="waiting",
            author=author,
            named="" if row.sealed else me.alias,
            day=records.now().date(),
            owner_id=row.owner_id,
            marking_id=row.marking_id,
        )
    return number


def _held(records: Records, code: str, secret: str, deed: str) -> tuple[Dialogue, DialogueParticipant]:
    """Return the dialogue, held until the transaction ends, and the participant."""
    row, me = participant(records, code, secret)
    row.phase = Dialogue.everything.select_for_update().only("phase").get(pk=row.pk).phase
    phases.demand_allowed(row.phase, deed)
    return row, me


def _waiting(row: Dialogue) -> int:
    wanted = Q(dialogue=row, state="waiting")
    return int(DialogueStatement.everything.filter(wanted).count() + DialogueRemark.everything.filter(wanted).count())


def remark(records: Records, code: str, secret: str, one: Remark) -> int:
    """Take an argument or a note of dissent, which waits until it is moderated, and return its number.

    Raises
    ------
    NotFoundError
        If nobody in the dialogue has that secret, or there is no such statement.
    InputError
        If it says nothing.
    ConflictError
        If none are taken now, or there are too many.
    """
    if not (one.text or one.text_ur):
        raise InputError("nothing was said", where="option --text", mend="say it in a sentence", code="dialogue.empty")
    with transaction.atomic():
        row, me = _held(records, code, secret, "dissent" if one.kind == "dissent" else "argue")
        author = author_of(secret, row.code)
        rows = DialogueRemark.everything.filter(dialogue=row)
        limits.demand_room(limits.Held(rows.filter(author=author).count(), _waiting(row), 0), remark=True)
        number = rows.count() + 1
        DialogueRemark.everything.create(
            dialogue=row,
            number=number,
            kind=one.kind,
            statement=None if one.statement is None else open_statement(row, one.statement),
            text=one.text,
            text_ur=one.text_ur,
            evidence=one.evidence,
            sha256=one.sha256,
            signed=one.signed,
            state="waiting",
            author=author,
            named="" if row.sealed else me.alias,
            day=records.now().date(),
            owner_id=row.owner_id,
            marking_id=row.marking_id,
        )
    return number


def open_statement(row: Dialogue, number: int) -> DialogueStatement:
    """Return a statement that participants may see, by its number.

    Raises
    ------
    NotFoundError
        If there is none, or it was not accepted: both read alike.
    ConflictError
        If it was merged into another one.
    """
    missing = NotFoundError(
        f"there is no statement {number} here", mend="take one of those that are shown", code="dialogue.no-statement"
    )
    try:
        found = statement_row(row, number)
    except NotFoundError:
        raise missing from None
    if found.state == "merged":
        raise ConflictError(
            f"statement {number} was merged into {found.into}, which says the same",
            mend=f"take statement {found.into}",
            code="dialogue.merged",
        )
    if found.state != "accepted":
        raise missing
    return found


def estimate(records: Records, code: str, secret: str, number: int, one: Estimate) -> None:
    """Take an estimate; the last one of a participant counts.

    Parameters
    ----------
    records : Records
    code : str
    secret : str
        Of the participant.
    number : int
        Of the question.
    one : Estimate

    Raises
    ------
    NotFoundError
        If nobody in the dialogue has that secret, or there is no such question.
    InputError
        If the quantiles do not rise, or lie out of range.
    ConflictError
        If no estimates are taken now, or there were too many.
    """
    with transaction.atomic():
        row, me = participant(records, code, secret)
        phases.demand_allowed(row.phase, "estimate")
        question = DialogueQuestion.everything.filter(dialogue=row, number=number).first()
        if question is None:
            raise NotFoundError(
                f"there is no question {number} here", mend="take one that is shown", code="dialogue.no-question"
            )
        demand_estimate(one, question.least, question.most)
        rows = DialogueEstimate.everything.filter(question=question, participant=me)
        if rows.count() >= MOST_ESTIMATES:
            raise ConflictError(
                "this estimate was changed often enough", mend="your last one counts", code="dialogue.enough"
            )
        DialogueEstimate.everything.create(
            question=question,
            participant=me,
            low=one.low,
            middle=one.middle,
            high=one.high,
            at=records.now(),
            owner_id=row.owner_id,
            marking_id=row.marking_id,
        )
