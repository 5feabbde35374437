"""A decision as the acts on decisions tell it."""

from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Part, Result
from majlis.acts.motion_lines import EvidenceLine, evidence_line
from majlis.acts.world import World
from majlis.kernel.marking import banded
from majlis.kernel.times import format_instant

if TYPE_CHECKING:
    from majlis.adapters.records.council.decisions import DecisionTold


class DecisionLine(Part):
    """A decision as a line of a list."""

    code: str
    body: str
    body_name: str
    title: str
    title_ur: str
    decided_at: str
    published_at: str = Field(description="Empty where it is not published.")
    superseded_by: str = Field(description="Code of the decision that took its place; empty for none you may see.")
    index: int = Field(description="Number of its entry in the register.")
    signed: bool = Field(description="Whether a signed checkpoint covers the entry.")
    marking: str
    synthetic: bool
    differs: tuple[str, ...] = Field(
        description="What the tables say otherwise than the register, which is shown; entry: the entry is not believed."
    )

    def text(self) -> str:
        """Return it as one line."""
        stands = "published" if self.published_at else "not published"
        later = f" · {self.superseded_by} took its place" if self.superseded_by else ""
        wrong = "  NOT WHAT THE REGISTER HOLDS" if self.differs else ""
        return f"{self.code}  {self.decided_at[:10]}  {self.title}  · {stands}{later}  {self.marking}{wrong}"


class DecisionResult(Result):
    """A decision: text, reasons, evidence, register."""

    decision: DecisionLine
    nation: str
    body_name: str
    motion: str
    item: str
    meeting: str
    text_en: str
    text_ur: str
    legal_basis: str
    supersedes: str
    outcome: str
    reasons: tuple[str, ...]
    recorded: str = Field(description="How it came about in clerk mode; empty where each voted alone.")
    ballot: int
    evidence: tuple[EvidenceLine, ...] = Field(description="With the exact numbers on which it rests.")
    sealed: bool = Field(description="Whether the register holds a commitment only.")
    release_index: int | None = Field(description="Entry that says that it was published.")
    published_by: str
    synthetic: bool
    marking: str

    @property
    def trace(self) -> str:
        """The reasons and the outcome as one sentence."""
        return f"{'; '.join(self.reasons)}: {self.outcome}"

    def text(self) -> str:
        """Return it as a person reads it."""
        one = self.decision
        lines = [one.text(), f"{self.body_name}, motion {self.motion}", "", *_warned(one, self.nation), self.text_en]
        lines += ["", self.text_ur] if self.text_ur else []
        lines += ["", self.trace]
        lines += [self.recorded] if self.recorded else []
        for name, value in (("Legal basis", self.legal_basis), ("Takes the place of", self.supersedes)):
            lines += [f"{name}: {value}"] if value else []
        if self.evidence:
            lines += ["", "It rests on:", *(found.text() for found in self.evidence)]
        sealed = ", sealed: a commitment to the text" if self.sealed else ""
        state = "a signed checkpoint covers it" if one.signed else "no signed checkpoint covers it yet"
        lines += ["", f"Register: entry {one.index}{sealed}; {state}"]
        if not one.signed:
            lines.append(f"Sign it: majlis register checkpoint {self.nation}")
        return banded("\n".join(lines), synthetic=self.synthetic)


def _warned(one: DecisionLine, nation: str) -> list[str]:
    """Return that the tables were changed, where they were."""
    if not one.differs:
        return []
    shown = "nothing below is proved" if "entry" in one.differs else "the words below are those of the register"
    return [f"The tables were changed ({', '.join(one.differs)}): {shown}. See majlis register verify {nation}", ""]


def decision_line(told: "DecisionTold") -> DecisionLine:
    """Return a decision as a line."""
    named = (
        "code",
        "body",
        "body_name",
        "title",
        "title_ur",
        "superseded_by",
        "index",
        "signed",
        "synthetic",
        "differs",
    )
    return DecisionLine(
        **{name: getattr(told, name) for name in named},
        decided_at=format_instant(told.decided_at),
        published_at=format_instant(told.published_at) if told.published_at else "",
        marking=str(told.marking),
    )


def decision_of(world: World, code: str) -> DecisionResult:
    """Return a decision with what of its evidence who acts may see.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    records = world.records
    from majlis.adapters.records.council import decisions, evidence

    told = decisions.find(records, code)
    named = ("nation", "body_name", "motion", "item", "meeting", "legal_basis", "supersedes", "outcome", "reasons")
    more = ("recorded", "ballot", "sealed", "release_index", "published_by", "synthetic", "text_ur")
    return DecisionResult(
        decision=decision_line(told),
        **{name: getattr(told, name) for name in (*named, *more)},
        text_en=told.text,
        evidence=tuple(map(evidence_line, evidence.pins(records, told.code))),
        marking=str(told.marking),
    )
