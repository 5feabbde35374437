"""What the acts about dialogues share: codes and secrets, and how statements, remarks and questions are told."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from majlis.acts.act import Part
from majlis.acts.world import World

if TYPE_CHECKING:
    from majlis.adapters.records.dialogue.entering import Way
    from majlis.adapters.records.dialogue.heads import Head
    from majlis.adapters.records.dialogue.reading import Became, Question, Remark, Statement
    from majlis.dialogue.marks import Marked

DialogueCode = Annotated[str, Field(max_length=40, description="Code of the dialogue, like DIA-2026-0001.")]
Secret = Annotated[
    str,
    Field(
        max_length=100,
        description="Your secret, which entering gave you. Default: that of your account.",
        repr=False,
    ),
]
StatementNumber = Annotated[int, Field(ge=1, le=1_000_000, description="Number of the statement.")]
VoteWord = Literal["agree", "disagree", "pass"]
Phase = Literal["frame", "listen", "converge", "report", "closed"]
NOBODY = "nobody"
"""Name of who comes without an account."""


def secret_of(world: World, code: str, token: str) -> str:
    """Return what a participant is known by: the token, or what the site's key makes of the login; empty for neither.

    Raises
    ------
    IntegrityError
        If the site's key is damaged.
    """
    if token or world.actor.name == NOBODY:
        return token.strip()
    from majlis.adapters.upkeep.seals import derived

    return derived(world.home, "dialogue", code.strip().upper(), world.actor.name)


def way_of(world: World, code: str, word: str, token: str = "", *, device: bool = False) -> "Way":
    """Return how somebody comes in. Who sits at the machine and types a code word does so for somebody else."""
    from majlis.adapters.records.dialogue.entering import Way

    own = not (word and world.actor.at_the_machine)
    account = world.actor.name != NOBODY and own and not token and not device
    secret = secret_of(world, code, token) if account or token else ""
    return Way(word=word, secret=secret, account=account, device=device)


class ConstituencyLine(Part):
    """A constituency that is asked."""

    id: str
    name: str
    name_ur: str


class HeadLine(Part):
    """A dialogue: what is asked, and how far it is."""

    code: str
    nation: str
    title: str
    title_ur: str
    question: str
    question_ur: str
    phase: Phase
    constituencies: tuple[ConstituencyLine, ...]
    sealed: bool = Field(description="Whether nobody can see who wrote a statement.")
    word_open: bool = Field(description="Whether the code word lets people in without an account.")
    owner: str
    marking: str
    at: str

    def text(self) -> str:
        """Return it in two lines."""
        seal = " · authors sealed" if self.sealed else ""
        return f"{self.code} · {self.title} · {self.phase} · {self.marking}{seal}\n{self.question}"


def head_line(head: "Head") -> HeadLine:
    """Return a dialogue as it is told."""
    return HeadLine(
        code=head.code,
        nation=head.nation,
        title=head.title,
        title_ur=head.title_ur,
        question=head.question,
        question_ur=head.question_ur,
        phase=head.phase,
        constituencies=tuple(
            ConstituencyLine(id=one, name=name, name_ur=name_ur) for one, name, name_ur in head.constituencies
        ),
        sealed=head.sealed,
        word_open=head.word_open,
        owner=head.owner,
        marking=str(head.marking),
        at=head.at.isoformat(timespec="minutes"),
    )


class OutcomeLine(Part):
    """What became of a statement, or of the dialogue."""

    decision: str = Field(description="Number of a decision; empty for none.")
    text: str
    text_ur: str
    day: str
    published: bool = Field(default=False, description="Whether everybody can read the decision.")

    def line(self) -> str:
        """Return it in a line."""
        return " · ".join(filter(None, (self.decision, self.text or self.text_ur)))


def outcome_line(became: "Became | None") -> OutcomeLine | None:
    """Return what became of something as it is told."""
    if became is None:
        return None
    return OutcomeLine(
        decision=became.decision,
        text=became.text,
        text_ur=became.text_ur,
        day=str(became.day or ""),
        published=became.published,
    )


class StatementLine(Part):
    """A statement, with the votes of the whole room."""

    number: int
    text: str
    text_ur: str
    state: Literal["waiting", "accepted", "refused", "merged"]
    into: int | None = Field(description="Number of the statement that says the same, where it was merged.")
    reason: str
    seed: bool = Field(description="Whether who leads the dialogue wrote it.")
    day: str
    agree: int
    disagree: int
    passed: int
    important: int
    words: str
    outcome: OutcomeLine | None

    def line(self) -> str:
        """Return it in a line."""
        told = self.words if self.state == "accepted" else self.state
        return f"{self.number:>4}  {self.text or self.text_ur}  [{told}]"


def statement_line(one: "Statement") -> StatementLine:
    """Return a statement as it is told."""
    agree, disagree, passed, important = one.counts
    return StatementLine(
        number=one.number,
        text=one.text,
        text_ur=one.text_ur,
        state=one.state,
        into=one.into,
        reason=one.reason,
        seed=one.seed,
        day=str(one.day),
        agree=agree,
        disagree=disagree,
        passed=passed,
        important=important,
        words=in_words(agree, disagree, passed),
        outcome=outcome_line(one.became),
    )


def in_words(agree: int, disagree: int, passed: int) -> str:
    """Return what the whole room said, in words; of constituencies nothing."""
    from majlis.dialogue.words import said

    return str(said({"": (agree, disagree, passed)})).partition(";")[0]


class RemarkLine(Part):
    """An argument for or against a statement, or a note of dissent."""

    number: int
    kind: Literal["for", "against", "dissent"]
    statement: int | None
    text: str
    text_ur: str
    evidence: str
    sha256: str
    signed: str
    state: Literal["waiting", "accepted", "refused"]
    reason: str
    day: str

    def line(self) -> str:
        """Return it in a line."""
        about = f" statement {self.statement}" if self.statement else ""
        cited = f" ({self.evidence})" if self.evidence else ""
        signed = f", {self.signed}" if self.signed else ""
        state = "" if self.state == "accepted" else f" [{self.state}]"
        return f"remark {self.number}, {self.kind}{about}: {self.text or self.text_ur}{cited}{signed}{state}"


def remark_line(one: "Remark") -> RemarkLine:
    """Return a remark as it is told."""
    return RemarkLine(
        number=one.number,
        kind=one.kind,
        statement=one.statement,
        text=one.text,
        text_ur=one.text_ur,
        evidence=one.evidence,
        sha256=one.sha256,
        signed=one.signed,
        state=one.state,
        reason=one.reason,
        day=str(one.day),
    )


class Quantiles(Part):
    """An estimate: what the quantity falls below in 5, 50 and 95 of a hundred cases."""

    low: float
    middle: float
    high: float

    def line(self, unit: str) -> str:
        """Return it in a line."""
        return f"{self.low:g} to {self.high:g}{unit and f' {unit}'}, middle {self.middle:g}"


class QuestionLine(Part):
    """A quantity that is estimated."""

    number: int
    text: str
    text_ur: str
    unit: str
    least: float | None
    most: float | None
    count: int = Field(description="Estimates that were given.")
    room: Quantiles | None = Field(description="What the room expects: median of each quantile; null below five.")
    apart_low: float | None = Field(description="The middle half of the medians lies between this and the next.")
    apart_high: float | None
    own: Quantiles | None = Field(description="The participant's own; null where none is told.")

    def line(self) -> str:
        """Return it in a line."""
        told = f"the room expects {self.room.line(self.unit)}" if self.room else "fewer than 5 estimates"
        return f"estimate {self.number}: {self.text} [{self.count}: {told}]"


def question_line(one: "Question") -> QuestionLine:
    """Return a question as it is told."""
    room, own, apart = one.room.together, one.own, one.room.apart
    return QuestionLine(
        number=one.number,
        text=one.text,
        text_ur=one.text_ur,
        unit=one.unit,
        least=one.least,
        most=one.most,
        count=one.room.count,
        room=Quantiles(low=room.low, middle=room.middle, high=room.high) if room else None,
        apart_low=apart[0] if apart else None,
        apart_high=apart[1] if apart else None,
        own=Quantiles(low=own.low, middle=own.middle, high=own.high) if own else None,
    )


def vote_number(word: str) -> int:
    """Return a vote as a number."""
    from majlis.dialogue.votes import AGREE, DISAGREE, PASS

    return {"agree": AGREE, "disagree": DISAGREE, "pass": PASS}[word]


def vote_word(mark: "Marked") -> VoteWord:
    """Return a vote as a word."""
    from majlis.dialogue.votes import AGREE, DISAGREE

    return "agree" if mark.vote == AGREE else "disagree" if mark.vote == DISAGREE else "pass"
