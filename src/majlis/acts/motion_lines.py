"""What the acts on motions, ballots and decisions share: who and what is meant, and a motion as it is told."""

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from majlis.acts.act import Part, Result
from majlis.acts.texts import GivenLine, Line, Text
from majlis.acts.world import World
from majlis.kernel.marking import Marking, banded
from majlis.kernel.times import format_instant

if TYPE_CHECKING:
    from majlis.adapters.records.council.evidence import Pinned
    from majlis.adapters.records.council.motions import MotionTold
    from majlis.adapters.records.council.moving import New

MotionCode = Annotated[str, Field(max_length=40, description="Code of the motion, like MOT-2026-0009.")]
DecisionCode = Annotated[str, Field(max_length=40, description="Code of the decision, like DEC-2026-0007.")]
ItemCode = Annotated[str, Field(max_length=40, description="Code of the item, like ITM-2026-0012.")]
SeatCode = Annotated[str, Field(max_length=64, description="Code of the seat, as majlis body show lists it.")]
MotionText = Annotated[Text, Field(min_length=1, description="What is to be decided, word for word, in English.")]
UrduText = Annotated[Text, Field(description="The same in Urdu.")]
Title = Annotated[GivenLine, Field(description="In one line, in English.")]
UrduTitle = Annotated[Line, Field(description="The same in Urdu.")]
UrduStays = Annotated[
    bool, Field(description="The Urdu text stays as it is, though the English changes. Else both must change.")
]
EnglishStays = Annotated[
    bool, Field(description="The English text stays as it is, though the Urdu changes. Else both must change.")
]
MarkingText = Annotated[str, Field(max_length=300, description="Like TLP:CLEAR. Default: that of the item.")]


class EvidenceLine(Part):
    """Evidence that something rests on."""

    number: int = Field(description="By which it is taken off again.")
    place: str
    kind: str
    reference: str
    version: str
    sha256: str
    label: str
    figures: dict[str, object] = Field(description="The exact numbers as they were pinned.")
    synthetic: bool
    marking: str
    pinned_by: str
    pinned_at: str

    def text(self) -> str:
        """Return it as one line."""
        return f"  {self.number:<5} {self.kind:<9} {self.reference}  {self.label}  sha256 {self.sha256[:16]}…"


class MotionLine(Part):
    """A motion as a line of a list."""

    code: str
    body: str
    item: str
    meeting: str
    amends: str = Field(description="Code of the motion that it amends; empty for none.")
    option: str
    title: str
    title_ur: str
    state: str = Field(description="draft, put, decided, returned or withdrawn.")
    marking: str

    def text(self) -> str:
        """Return it as one line."""
        of = f" · amends {self.amends}" if self.amends else ""
        return f"{self.code}  {self.state:<10}{self.title}{of}  {self.marking}"


class MotionResult(Result):
    """How a motion stands."""

    motion: MotionLine
    nation: str
    synthetic: bool
    marking: str
    text_en: str
    text_ur: str
    legal_basis: str
    supersedes: str
    proposed_by: str
    rule: str
    revision: int
    written_by: str
    written_at: str

    def text(self) -> str:
        """Return how it stands, and what comes next."""
        one = self.motion
        lines = [one.text(), "", self.text_en]
        lines += ["", self.text_ur] if self.text_ur else []
        for name, value in (("Legal basis", self.legal_basis), ("Takes the place of", self.supersedes)):
            lines += [f"{name}: {value}"] if value else []
        lines += [f"Rule: {self.rule}"] if self.rule else []
        following = {
            "draft": f"Next: majlis motion pin {one.code} run RUN, then majlis motion put {one.code}",
            "put": f"Next: majlis ballot open {one.code} --form FORM",
            "returned": f"Next: majlis motion put {one.code} puts it again",
        }
        lines += ["", following[one.state]] if one.state in following else []
        return banded("\n".join(lines), synthetic=self.synthetic)


def line_of(told: "MotionTold") -> MotionLine:
    """Return a motion as a line."""
    named = ("code", "body", "item", "meeting", "amends", "option", "title", "title_ur", "state")
    return MotionLine(**{name: getattr(told, name) for name in named}, marking=str(told.marking))


def result_of(told: "MotionTold") -> MotionResult:
    """Return how a motion stands."""
    return MotionResult(
        motion=line_of(told),
        nation=told.nation,
        synthetic=told.synthetic,
        marking=str(told.marking),
        text_en=told.text,
        text_ur=told.text_ur,
        legal_basis=told.legal_basis,
        supersedes=told.supersedes,
        proposed_by=told.proposed_by,
        rule=str(told.facts.get("code", told.rule)),
        revision=told.revision,
        written_by=told.written_by,
        written_at=format_instant(told.written_at),
    )


def stands(world: World, code: str) -> MotionResult:
    """Return how a motion stands now."""
    records = world.records
    from majlis.adapters.records.council import motions

    return result_of(motions.find(records, code))


def staying(command: object) -> tuple[str, ...]:
    """Return the languages of which a command says that they stay as they are."""
    return tuple(name for name in ("urdu", "english") if getattr(command, f"{name}_stays"))


def evidence_line(pinned: "Pinned") -> EvidenceLine:
    """Return pinned evidence as a line."""
    one = pinned.content
    return EvidenceLine(
        number=pinned.number,
        place=pinned.place,
        kind=one.kind,
        reference=one.reference,
        version=one.version,
        sha256=one.sha256,
        label=one.label,
        figures=dict(one.figures),
        synthetic=one.synthetic,
        marking=str(one.marking),
        pinned_by=pinned.by,
        pinned_at=format_instant(pinned.at),
    )


def new_of(command: object, *names: str) -> "New":
    """Return a new motion from the fields of a command."""
    from majlis.adapters.records.council.moving import New

    marking = getattr(command, "marking", "")
    facts = {name: getattr(command, name) for name in names}
    return New(**facts, marking=Marking.parse(marking, where="--marking") if marking else None)
