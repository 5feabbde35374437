"""Make an invented dialogue of a synthetic nation, to try everything on."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.dialogue.start import USUAL, DialogueResult
from majlis.acts.dialogue_lines import head_line
from majlis.acts.options import NationCode
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


class SynthesizeCommand(Command):
    """Of which nation, and how large."""

    nation: NationCode
    people: int = Field(default=240, ge=5, le=10_000, description="Invented people, 5 to 10,000.")
    statements: int = Field(default=40, ge=2, le=1_000, description="Statements, 2 to 1,000.")
    seed: int = Field(default=1, ge=0, lt=2**63, description="The same size and seed give the same votes.")
    sealed: bool = Field(default=False, description="Nobody can see who wrote a statement.")
    owner: Line = Field(default="", description="Organisation that leads it. Default: your own.")


@act("dialogue.write")
def synthesize(command: SynthesizeCommand, world: World) -> DialogueResult:
    """Make it, in the phase converge. It says everywhere that it is synthetic.

    Raises
    ------
    NotFoundError
        If there is no such nation or organisation.
    ConflictError
        If the nation is not synthetic.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    from majlis.dialogue.invention import invent

    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.dialogue import inventing, leading

    if not nations.header(records, command.nation).synthetic:
        raise ConflictError(
            f"{command.nation} is not synthetic",
            why="invented votes never stand beside those of people",
            mend="make a synthetic nation: majlis nation synthesize DIR",
            code="dialogue.real",
        )
    frame = leading.Frame(
        title="What should the first Council decide?",
        title_ur="پہلی کونسل کیا فیصلہ کرے؟",
        question="Which measures for the security of vital services do you want to see within a year?",
        question_ur="اہم خدمات کی سلامتی کے لیے ایک سال میں کون سے اقدامات ہونے چاہییں؟",
        constituencies=USUAL,
        sealed=command.sealed,
    )
    made = invent(command.people, command.statements, len(USUAL), command.seed)
    head = inventing.invent(records, command.nation, frame, made, command.owner)
    return DialogueResult(
        dialogue=head_line(head), synthetic=head.synthetic, next=f"majlis dialogue results {head.code}"
    )
