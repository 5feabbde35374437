"""What is read of a dialogue: for who leads it, for the projector, and for who takes part."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Exists, OuterRef

from majlis.adapters.records.dialogue import rooms
from majlis.adapters.records.dialogue.entering import author_of, participant
from majlis.adapters.records.dialogue.heads import Head, dialogue_row, head_of, leads_row
from majlis.adapters.records.dialogue.voting import counts_of, whole
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import (
    Decision,
    Dialogue,
    DialogueEstimate,
    DialogueModeration,
    DialogueOutcome,
    DialogueParticipant,
    DialogueQuestion,
    DialogueRemark,
    DialogueStatement,
    DialogueStep,
)
from majlis.dialogue.cells import sizes
from majlis.dialogue.marks import Marked, answered, marked
from majlis.dialogue.pooling import Estimate, Pooled, pooled
from majlis.dialogue.words import LEAST_SHOWN


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a statement, or of the dialogue; ``published``: whether everybody can read the decision."""

    decision: str = ""
    text: str = ""
    text_ur: str = ""
    day: date | None = None
    published: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its counts.

    Attributes
    ----------
    number : int
    text, text_ur, state, reason : str
    into : int or None
    seed : bool
    day : date
    counts : tuple of int
        Agrees, disagrees, passes, important ones.
    became : Became or None
    """

    number: int
    text: str
    text_ur: str
    state: str
    reason: str
    into: int | None
    seed: bool
    day: date
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    became: Became | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """An argument or a note of dissent."""

    number: int
    kind: str
    statement: int | None
    text: str
    text_ur: str
    evidence: str
    sha256: str
    signed: str
    state: str
    reason: str
    day: date


@dataclass(frozen=True, slots=True)
class Question:
    """A quantity that is estimated, with what the room says together and what the reader said."""

    number: int
    text: str
    text_ur: str
    unit: str
    least: float | None
    most: float | None
    room: Pooled
    own: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """That the dialogue came into a phase."""

    phase: str
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the moderation's log."""

    what: str
    number: int
    before: str
    after: str
    into: int | None
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything of a dialogue but who took part.

    Attributes
    ----------
    head : Head
    steps : tuple of Step
    people : dict of str to int
        Participants by constituency, as it may be shown.
    ways : dict of str to int
        Participants by the way they came in; nothing where fewer than five came in a way.
    statements : tuple of Statement
    remarks : tuple of Remark
    questions : tuple of Question
    log : tuple of Entry
    became : Became or None
        What became of the whole.
    """

    head: Head
    steps: tuple[Step, ...]
    people: dict[str, int]
    ways: dict[str, int]
    statements: tuple[Statement, ...]
    remarks: tuple[Remark, ...]
    questions: tuple[Question, ...]
    log: tuple[Entry, ...]
    became: Became | None


def show(records: Records, code: str, *, audits: bool = False) -> Whole:
    """Return everything of a dialogue but who took part: a constant number of queries.

    What waits and what was refused is read by who leads it, and by auditors; others read that it was said, and why it
    was refused.

    Parameters
    ----------
    records : Records
    code : str
    audits : bool, optional
        Whether the reader is an auditor.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, or the reader may not see it.
    """
    row = dialogue_row(records, code)
    became, reads = _became(row), audits or leads_row(records, row)
    people = list(DialogueParticipant.everything.filter(dialogue=row).values_list("constituency", "way"))
    tallies = {number: whole(found) for number, found in counts_of(records, row).items()}
    return Whole(
        head=head_of(row),
        steps=tuple(
            Step(one.phase, one.reason, one.at, one.brought_by)
            for one in DialogueStep.objects.visible_to(records.reader).filter(dialogue=row).order_by("pk")
        ),
        people=sizes(Counter(one for one, _ in people)),
        ways=sizes(Counter(way for _, way in people)),
        statements=tuple(
            _hushed(_statement(one, tallies, became), reads=reads)
            for one in DialogueStatement.objects.visible_to(records.reader).filter(dialogue=row).order_by("number")
        ),
        remarks=tuple(_hushed(one, reads=reads) for one in _remarks(records, row)),
        questions=_questions(row, None),
        log=tuple(
            Entry(one.what, one.number, one.before, one.after, one.into, one.reason, one.at, one.moderated_by)
            for one in DialogueModeration.objects.visible_to(records.reader).filter(dialogue=row).order_by("pk")
        ),
        became=became.get(None),
    )


S = TypeVar("S", "Statement", "Remark")


def _hushed(one: S, *, reads: bool) -> S:
    """Return what was said, without its words where it is not for everybody."""
    if reads or one.state in {"accepted", "merged"}:
        return one
    if isinstance(one, Remark):
        return replace(one, text="", text_ur="", evidence="", sha256="", signed="")
    return replace(one, text="", text_ur="")


def _statement(
    one: DialogueStatement,
    tallies: Mapping[int, tuple[int, int, int, int]],
    became: Mapping[int | None, Became],
) -> Statement:
    return Statement(
        one.number,
        one.text,
        one.text_ur,
        one.state,
        one.reason,
        one.into,
        one.seed,
        one.day,
        tallies.get(one.number, (0, 0, 0, 0)),
        became.get(one.into if one.state == "merged" else one.number),
    )


def _became(row: Dialogue) -> dict[int | None, Became]:
    """Return what became of the statements, by number; of the whole under None. The last word counts."""
    released = Decision.everything.filter(published_at__isnull=False, release_index__isnull=False)
    named = released.filter(body__nation=row.nation_id, code=OuterRef("decision"))
    rows = DialogueOutcome.everything.filter(dialogue=row).annotate(published=Exists(named)).order_by("pk")
    told = rows.values_list("statement__number", "decision", "text", "text_ur", "at", "published")
    return {number: Became(code, text, text_ur, at.date(), seen) for number, code, text, text_ur, at, seen in told}


def _remarks(records: Records, row: Dialogue) -> tuple[Remark, ...]:
    rows = DialogueRemark.objects.visible_to(records.reader).filter(dialogue=row)
    return tuple(map(_remark, rows.select_related("statement").order_by("number")))


def _remark(one: DialogueRemark) -> Remark:
    return Remark(
        one.number,
        one.kind,
        one.statement.number if one.statement else None,
        one.text,
        one.text_ur,
        one.evidence,
        one.sha256,
        one.signed,
        one.state,
        one.reason,
        one.day,
    )


def _questions(row: Dialogue, me: DialogueParticipant | None) -> tuple[Question, ...]:
    last = _given(row)
    return tuple(
        Question(
            one.number,
            one.text,
            one.text_ur,
            one.unit,
            one.least,
            one.most,
            pooled(list(last.get(one.pk, {}).values())),
            last.get(one.pk, {}).get(me.pk) if me else None,
        )
        for one in DialogueQuestion.everything.filter(dialogue=row).order_by("number")
    )


@dataclass(frozen=True, slots=True)
class Pulse:
    """How a dialogue stands at this moment, for a projector: the whole room, no constituencies."""

    head: Head
    participants: int
    votes: int
    statements: tuple[Statement, ...]


def pulse(records: Records, code: str) -> Pulse:
    """Return how a dialogue stands at this moment: four queries, whatever its size.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, or the reader may not see it.
    """
    row = dialogue_row(records, code)
    accepted = DialogueStatement.objects.visible_to(records.reader).filter(dialogue=row, state="accepted")
    tallies = {number: whole(found) for number, found in counts_of(records, row).items()}
    statements = tuple(_statement(one, tallies, {}) for one in accepted.order_by("number"))
    return Pulse(
        head=head_of(row),
        participants=DialogueParticipant.objects.visible_to(records.reader).filter(dialogue=row).count(),
        votes=sum(sum(one.counts[:3]) for one in statements),
        statements=statements,
    )


@dataclass(frozen=True, slots=True)
class Next:
    """What a participant is asked next.

    Attributes
    ----------
    head : Head
    statement : Statement or None
        None where everything was answered.
    own : Marked or None
        How the participant's vote on it stands; None for a fresh one.
    answered, total : int
    remarks : tuple of Remark
        Arguments on it that were accepted.
    """

    head: Head
    statement: Statement | None
    own: Marked | None
    answered: int
    total: int
    remarks: tuple[Remark, ...] = ()


def following(records: Records, code: str, secret: str, number: int | None = None) -> Next:
    """Return the statement that a participant is asked next, or a certain one.

    Parameters
    ----------
    records : Records
    code : str
    secret : str
        Of the participant.
    number : int, optional
        Of the statement that is wanted.

    Raises
    ------
    NotFoundError
        If nobody in the dialogue has that secret.
    """
    row, me = participant(records, code, secret)
    rows = DialogueStatement.everything.filter(dialogue=row, state="accepted")
    every = tuple(rows.order_by("number").values_list("number", flat=True))
    done = frozenset(answered(me.marks)).intersection(every)
    wanted = number if number in every else None
    if wanted is None and len(done) < len(every):
        tallies = {one: whole(found) for one, found in counts_of(records, row).items()}
        far = rooms.extremity(records, row, sum(sum(one[:3]) for one in tallies.values()))
        open_now = {one: tallies.get(one, (0, 0, 0, 0)) for one in every if one not in done}
        wanted = rooms.to_ask(me.alias, open_now, far)
    if wanted is None:
        return Next(head_of(row), None, None, len(done), len(every))
    said = DialogueRemark.everything.filter(dialogue=row, statement__number=wanted, state="accepted")
    return Next(
        head_of(row),
        _statement(rows.get(number=wanted), {}, {}),
        marked(me.marks, wanted),
        len(done),
        len(every),
        tuple(map(_remark, said.select_related("statement").order_by("number"))),
    )


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a participant stands.

    Attributes
    ----------
    head : Head
    constituency : str
    votes : tuple of tuple
        Each statement that was answered, with the vote.
    own, own_remarks : tuple
        What the participant said, whatever its state.
    remarks : tuple of Remark
        What was accepted of all.
    questions : tuple of Question
    became : Became or None
        What became of the whole.
    open : int
        Statements that wait for a vote.
    """

    head: Head
    constituency: str
    votes: tuple[tuple[Statement, Marked], ...]
    own: tuple[Statement, ...]
    own_remarks: tuple[Remark, ...]
    remarks: tuple[Remark, ...] = field(default=())
    questions: tuple[Question, ...] = field(default=())
    became: Became | None = None
    open: int = 0


def stand(records: Records, code: str, secret: str) -> Stand:
    """Return where a participant stands, and what became of what the participant said.

    Raises
    ------
    NotFoundError
        If nobody in the dialogue has that secret.
    """
    row, me = participant(records, code, secret)
    author, became = author_of(secret, row.code), _became(row)
    tallies = {one: whole(found) for one, found in counts_of(records, row).items()}
    rows = DialogueStatement.everything.filter(dialogue=row).order_by("number")
    statements = [(one, _statement(one, tallies, became)) for one in rows]
    accepted = [one for row_, one in statements if row_.state == "accepted"]
    votes = [(one, marked(me.marks, one.number)) for one in accepted]
    said = DialogueRemark.everything.filter(dialogue=row).select_related("statement").order_by("number")
    remarks = [(one.author == author, _remark(one)) for one in said]
    return Stand(
        head=head_of(row),
        constituency=me.constituency,
        votes=tuple((one, mark) for one, mark in votes if mark is not None),
        own=tuple(one for row_, one in statements if row_.author == author),
        own_remarks=tuple(one for mine, one in remarks if mine),
        remarks=tuple(one for _, one in remarks if one.state == "accepted"),
        questions=_questions(row, me),
        became=became.get(None),
        open=sum(mark is None for _, mark in votes),
    )


def estimates(records: Records, code: str) -> tuple[tuple[int, float, float, float], ...]:
    """Return the estimates that count, with the number of their question, by size: no order tells whose they are.

    Of a question with fewer than five, nothing.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, or the reader may not see it.
    """
    row = dialogue_row(records, code)
    numbers = dict(DialogueQuestion.everything.filter(dialogue=row).values_list("pk", "number"))
    told = [
        (numbers[question], one.low, one.middle, one.high)
        for question, given in _given(row).items()
        if len(given) >= LEAST_SHOWN
        for one in given.values()
    ]
    return tuple(sorted(told))


def _given(row: Dialogue) -> dict[int, dict[int, Estimate]]:
    """Return the last estimate of each participant, by the keys of question and participant."""
    last: dict[int, dict[int, Estimate]] = {}
    given = DialogueEstimate.everything.filter(question__dialogue=row).order_by("pk")
    for question, who, *three in given.values_list("question_id", "participant_id", "low", "middle", "high"):
        last.setdefault(question, {})[who] = Estimate(*three)
    return last
