"""Look at a dialogue before entering it: what is asked, and of whom."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.dialogue_lines import DialogueCode, HeadLine, Secret, head_line, way_of
from majlis.acts.world import World
from majlis.kernel.marking import banded


class DoorCommand(Command):
    """Which dialogue, and what opens it: an account that may see it, its code word, or your secret."""

    code: DialogueCode
    word: str = Field(default="", max_length=60, description="Code word of the invitation.", repr=False)
    token: Secret = ""


class DoorResult(Result):
    """The dialogue, and whether you are in."""

    dialogue: HeadLine
    inside: bool = Field(description="Whether you take part already.")
    constituency: str = Field(description="Id of yours; empty where you are not in.")
    synthetic: bool

    def text(self) -> str:
        """Return the dialogue and whom it asks."""
        names = ", ".join(f"{one.id} ({one.name})" for one in self.dialogue.constituencies)
        line = f"You take part, for {self.constituency}." if self.inside else f"It asks: {names}"
        return banded(f"{self.dialogue.text()}\n{line}", synthetic=self.synthetic)


@act("dialogue.speak")
def door(command: DoorCommand, world: World) -> DoorResult:
    """Return the dialogue.

    Raises
    ------
    NotFoundError
        If nothing that was given opens it.
    """
    records = world.records
    from majlis.adapters.records.dialogue import entering

    head, me = entering.door(records, command.code, way_of(world, command.code, command.word, command.token))
    return DoorResult(
        dialogue=head_line(head),
        inside=me is not None,
        constituency=me.constituency if me else "",
        synthetic=head.synthetic,
    )
