"""What who leads a dialogue writes: start it, change it, bring it on, let people in, ask, tell what became of it."""

import hashlib
import secrets
from dataclasses import dataclass

from django.db import IntegrityError as TakenError
from django.db import transaction
from django.db.models import Max

from majlis.adapters.records import audit
from majlis.adapters.records.dialogue.heads import Head, demand_owner, head_of, led
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import (
    Decision,
    Dialogue,
    DialogueOutcome,
    DialogueParticipant,
    DialogueQuestion,
    DialogueStatement,
    DialogueStep,
)
from majlis.adapters.records.nations.named import nation_row
from majlis.dialogue import phases
from majlis.dialogue.limits import demand_length
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.marking import Classification, Marking, Tlp

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_TRIES = 20
Constituency = tuple[str, str, str]
"""Id, name, name in Urdu."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is asked, and of whom.

    Attributes
    ----------
    title, title_ur, question, question_ur : str
    constituencies : tuple of tuple of str
        Id, name and name in Urdu of each.
    sealed : bool
        Whether nobody can see who wrote a statement.
    """

    title: str
    title_ur: str
    question: str
    question_ur: str
    constituencies: tuple[Constituency, ...]
    sealed: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """To whom a dialogue belongs, and who may see it.

    Attributes
    ----------
    marking : Marking or None
        None: the nation's.
    owner : str
        Code of an organisation; empty for the person's own.
    made_up : bool
        Whether participants and votes are invented.
    """

    marking: Marking | None = None
    owner: str = ""
    made_up: bool = False


def start(records: Records, nation: str, frame: Frame, terms: Terms) -> Head:
    """Start a dialogue under the next code of the year.

    Raises
    ------
    NotFoundError
        If there is no such nation or organisation.
    PermissionDeniedError
        If the reader does not act for the owner.
    ConflictError
        If others start one at the same moment.
    """
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _start(records, nation, frame, terms)
        except TakenError:  # another writer took the number in the same moment
            continue
    raise ConflictError("others start a dialogue at the same moment", mend="try again", code="dialogue.busy")


def _start(records: Records, nation: str, frame: Frame, terms: Terms) -> Head:
    now, of = records.now(), nation_row(records, nation)
    last = Dialogue.everything.filter(year=now.year).aggregate(last=Max("number"))["last"] or 0
    least = Marking.parse(str(of.header["marking"]))
    row = Dialogue.everything.create(
        nation=of,
        code=f"DIA-{now.year}-{last + 1:04}",
        year=now.year,
        number=last + 1,
        title=frame.title,
        title_ur=frame.title_ur,
        question=frame.question,
        question_ur=frame.question_ur,
        constituencies=[list(one) for one in frame.constituencies],
        sealed=frame.sealed,
        made_up=terms.made_up,
        created_at=now,
        created_by=records.actor,
        owner_id=owner_key(records, terms.owner),
        marking_id=marking_key(terms.marking or least),
    )
    demand_owner(records, row)
    _step(records, row, "frame", "")
    audit.note(records, "dialogue start", row.code, detail={"nation": nation, "sealed": frame.sealed})
    return head_of(row)


def _step(records: Records, row: Dialogue, phase: str, reason: str) -> None:
    DialogueStep.everything.create(
        dialogue=row,
        phase=phase,
        reason=reason,
        at=records.now(),
        brought_by=records.actor,
        owner_id=row.owner_id,
        marking_id=row.marking_id,
    )


def edit(records: Records, code: str, frame: Frame) -> Head:
    """Change what is asked. Who is asked, and whether authors are sealed, stays once anybody may enter.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, or the reader may not see it.
    PermissionDeniedError
        If the reader does not act for the organisation that leads it.
    ConflictError
        If the dialogue has gone too far for the change.
    """
    with transaction.atomic():
        row = led(records, code)
        constituencies = [list(one) for one in frame.constituencies]
        begun = row.phase != "frame" or DialogueParticipant.everything.filter(dialogue=row).exists()
        if begun and (constituencies != row.constituencies or frame.sealed != row.sealed):
            raise ConflictError(
                "constituencies and the seal stand fast once people may enter",
                why="they entered under these terms",
                mend="start another dialogue",
                code="dialogue.begun",
            )
        if row.phase == "closed":
            raise ConflictError("the dialogue is closed", mend="go back a phase first", code="dialogue.closed")
        row.title, row.title_ur = frame.title, frame.title_ur
        row.question, row.question_ur = frame.question, frame.question_ur
        row.constituencies, row.sealed = constituencies, frame.sealed
        row.save(
            update_fields=("title", "title_ur", "question", "question_ur", "constituencies", "sealed"),
        )
        audit.note(records, "dialogue edit", row.code)
    return head_of(row)


def phase(records: Records, code: str, to: str, reason: str) -> Head:
    """Bring a dialogue one phase on, or back.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, or the reader may not see it.
    PermissionDeniedError
        If the reader does not act for the organisation that leads it.
    InputError
        If there is no such phase, or a step back gives no reason.
    ConflictError
        If it is more than one step.
    """
    with transaction.atomic():
        row = led(records, code)
        phases.demand_step(row.phase, to, reason)
        row.phase = to
        row.save(update_fields=("phase",))
        _step(records, row, to, reason)
        audit.note(records, "dialogue phase", row.code, detail={"to": to})
    return head_of(row)


def word(records: Records, code: str, *, off: bool) -> str:
    """Give a dialogue a new code word and return it, or take it away. It is kept nowhere but as a hash.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, or the reader may not see it.
    PermissionDeniedError
        If the reader does not act for the organisation that leads it.
    ConflictError
        If its marking lets nobody in who has no account.
    """
    with transaction.atomic():
        row = led(records, code)
        marking = row.marking.marking
        closed = marking.tlp > Tlp.AMBER or marking.classification != Classification.OPEN or marking.compartments
        if not off and closed:
            raise ConflictError(
                f"nobody enters {row.code} without an account: it is {marking}",
                why="a code word clears nobody",
                mend="let people enter with their accounts, or on paper",
                code="dialogue.word-marking",
            )
        new = "" if off else "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(2))
        row.word_sha256 = word_hash(row.code, new) if new else ""
        row.save(update_fields=("word_sha256",))
        audit.note(records, "dialogue word", row.code, detail={"open": not off})
    return new


def word_hash(code: str, text: str) -> str:
    """Return the hash by which a code word is known again. Case, spaces and hyphens do not count."""
    plain = "".join(letter for letter in text.lower() if letter.isalnum())
    return hashlib.sha256(f"dialogue {code} {plain}".encode()).hexdigest()


def seed(records: Records, code: str, text: str, text_ur: str) -> int:
    """Add a statement of who leads, accepted at once, and return its number.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, or the reader may not see it.
    PermissionDeniedError
        If the reader does not act for the organisation that leads it.
    InputError
        If it is empty or too long.
    ConflictError
        If no statements are taken any longer.
    """
    demand_length(text, text_ur)
    with transaction.atomic():
        row = led(records, code)
        if row.phase not in {"frame", "listen"}:
            phases.demand_allowed(row.phase, "state")
        number = next_number(row)
        DialogueStatement.everything.create(
            dialogue=row,
            number=number,
            text=text,
            text_ur=text_ur,
            state="accepted",
            seed=True,
            day=records.now().date(),
            owner_id=row.owner_id,
            marking_id=row.marking_id,
        )
        audit.note(records, "dialogue seed", row.code, detail={"statement": number})
    return number


def next_number(row: Dialogue) -> int:
    """Return the number of the next statement. The dialogue is held by the caller."""
    last = DialogueStatement.everything.filter(dialogue=row).aggregate(last=Max("number"))["last"] or 0
    return int(last) + 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A quantity to estimate.

    Attributes
    ----------
    text, text_ur, unit : str
    least, most : float or None
        Between which it lies.
    """

    text: str
    text_ur: str
    unit: str
    least: float | None
    most: float | None


def ask(records: Records, code: str, asked: Asked) -> int:
    """Ask for an estimate, and return the number of the question.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, or the reader may not see it.
    PermissionDeniedError
        If the reader does not act for the organisation that leads it.
    InputError
        If the range is empty.
    ConflictError
        If no estimates are taken any longer.
    """
    if asked.least is not None and asked.most is not None and asked.least >= asked.most:
        raise InputError(
            "the range is empty", where="option --least", mend="give the least first", code="dialogue.range"
        )
    with transaction.atomic():
        row = led(records, code)
        if row.phase not in {"frame", "listen"}:
            phases.demand_allowed(row.phase, "estimate")
        number = DialogueQuestion.everything.filter(dialogue=row).count() + 1
        DialogueQuestion.everything.create(
            dialogue=row,
            number=number,
            text=asked.text,
            text_ur=asked.text_ur,
            unit=asked.unit,
            least=asked.least,
            most=asked.most,
            owner_id=row.owner_id,
            marking_id=row.marking_id,
        )
        audit.note(records, "dialogue ask", row.code, detail={"question": number})
    return number


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a statement, or of the whole dialogue.

    Attributes
    ----------
    statement : int or None
        None: of the whole.
    decision, text, text_ur : str
    """

    statement: int | None
    decision: str
    text: str
    text_ur: str


def outcome(records: Records, code: str, became: Became) -> None:
    """Tell what became of a statement or of the dialogue; what was told before stays in the table.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, statement or decision, or the reader may not see it.
    PermissionDeniedError
        If the reader does not act for the organisation that leads it.
    InputError
        If nothing is told.
    ConflictError
        If people are still heard.
    """
    if not (became.decision or became.text or became.text_ur):
        raise InputError(
            "nothing is told", where="option --text", mend="name the decision, or say it", code="dialogue.empty"
        )
    with transaction.atomic():
        row = led(records, code)
        if row.phase not in {"report", "closed"}:
            raise ConflictError(
                "people are still heard",
                why=f"the dialogue is in the phase {row.phase}",
                mend="tell what became of it from the phase report on",
                code="dialogue.phase",
            )
        if became.decision:
            _demand_decision(records, row, became.decision)
        DialogueOutcome.everything.create(
            dialogue=row,
            statement=None if became.statement is None else statement_row(row, became.statement),
            decision=became.decision,
            text=became.text,
            text_ur=became.text_ur,
            at=records.now(),
            told_by=records.actor,
            owner_id=row.owner_id,
            marking_id=row.marking_id,
        )
        audit.note(records, "dialogue outcome", row.code, detail={"statement": became.statement})


def _demand_decision(records: Records, row: Dialogue, code: str) -> None:
    """See that a decision that is told was made in the nation, and that who tells it may read it."""
    if not Decision.objects.visible_to(records.reader).filter(body__nation=row.nation_id, code=code).exists():
        raise NotFoundError(
            f"there is no decision {code[:40]!r} in this nation",
            where="option --decision",
            mend="majlis decision list shows them",
            code="dialogue.no-decision",
        )


def statement_row(row: Dialogue, number: int) -> DialogueStatement:
    """Return a statement of a dialogue by its number, whatever its state.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    found: DialogueStatement | None = DialogueStatement.everything.filter(dialogue=row, number=number).first()
    if found is None:
        raise NotFoundError(
            f"{row.code} has no statement {number}",
            mend=f"majlis dialogue show {row.code} lists them",
            code="dialogue.no-statement",
        )
    return found
