"""Change a motion that was not put yet."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.motion.draft import FIELDS
from majlis.acts.motion_lines import EnglishStays, MotionCode, MotionResult, UrduStays, stands, staying
from majlis.acts.texts import GivenLine, Line, Text
from majlis.acts.world import World
from majlis.kernel.marking import Marking


class EditCommand(Command):
    """What changes; what is left out stays."""

    motion: MotionCode
    title: GivenLine | None = Field(default=None, description="In one line, in English.")
    text: Text | None = Field(default=None, min_length=1, description="What is to be decided, in English.")
    title_ur: Line | None = Field(default=None, description="The title in Urdu.")
    text_ur: Text | None = Field(default=None, description="The text in Urdu.")
    option: Line | None = Field(default=None, max_length=80, description="Name of this option.")
    legal_basis: Line | None = Field(default=None, description="What lets the body decide it.")
    supersedes: str | None = Field(default=None, max_length=40, description="Code of a decision whose place it takes.")
    proposed_by: str | None = Field(default=None, max_length=64, description="Code of the seat that proposes it.")
    rule: str | None = Field(default=None, max_length=64, description="Code of the rule.")
    marking: str | None = Field(default=None, max_length=300, description="Another marking.")
    revision: int | None = Field(
        default=None, ge=1, description="Of the draft that you saw. If somebody changed it since, nothing is done."
    )
    urdu_stays: UrduStays = False
    english_stays: EnglishStays = False


@act("council.write")
def edit(command: EditCommand, world: World) -> MotionResult:
    """Change it.

    Raises
    ------
    NotFoundError
        If there is no such motion, seat, rule or decision.
    ConflictError
        If it was put, nothing changes, or somebody else changed it meanwhile.
    InputError
        If the text changes in one language alone.
    """
    records = world.records
    from majlis.adapters.records.council import moving

    facts: dict[str, object] = {name: getattr(command, name) for name in FIELDS if getattr(command, name) is not None}
    if command.marking:
        facts["marking"] = Marking.parse(command.marking, where="--marking")
    moving.edit(records, command.motion, facts, command.revision, staying(command))
    return stands(world, command.motion)
