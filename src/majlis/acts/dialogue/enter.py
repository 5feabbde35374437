"""Enter a dialogue, for a constituency: with an account, a code word, or at a shared device."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.dialogue_lines import DialogueCode, way_of
from majlis.acts.texts import GivenLine
from majlis.acts.world import World
from majlis.kernel.marking import banded


class EnterCommand(Command):
    """Which dialogue, how, and for whom you speak."""

    code: DialogueCode
    constituency: GivenLine = Field(max_length=40, description="Id of your constituency.", json_schema_extra=OPTION)
    word: str = Field(default="", max_length=60, description="Code word, where you have no account.", repr=False)
    device: bool = Field(
        default=False, description="Many use this device, one after the other: with the code word, each anew."
    )


class EnterResult(Result):
    """That you are in."""

    code: str
    token: str = Field(
        description="Your secret: with it you vote and find again what you said. Shown once. Empty for an account.",
        repr=False,
    )
    constituency: str
    new: bool = Field(description="False where you were in already.")
    synthetic: bool

    def text(self) -> str:
        """Return that you are in, and your secret."""
        lines = [f"{self.code} · you take part, for {self.constituency}"]
        lines += [f"Your secret  {self.token}  (shown once: keep it)"] if self.token else []
        with_token = f" --token {self.token}" if self.token else ""
        lines.append(f"Next: majlis dialogue next {self.code}{with_token}")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("dialogue.speak")
def enter(command: EnterCommand, world: World) -> EnterResult:
    """Let the person in. No login is written down.

    Raises
    ------
    NotFoundError
        If neither account nor code word opens the dialogue.
    InputError
        If there is no such constituency.
    ConflictError
        If nobody enters now.
    """
    records = world.records
    from majlis.adapters.records.dialogue import entering

    way = way_of(world, command.code, command.word, device=command.device)
    entered = entering.enter(records, command.code, command.constituency, way)
    head, _ = entering.door(records, command.code, way)
    return EnterResult(
        code=head.code,
        token=entered.token,
        constituency=entered.constituency,
        new=entered.new,
        synthetic=head.synthetic,
    )
