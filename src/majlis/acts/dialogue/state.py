"""Make a statement in a dialogue: one thought that others can agree with or not."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.dialogue.seed import SaidResult
from majlis.acts.dialogue_lines import DialogueCode, Secret, secret_of
from majlis.acts.texts import Line
from majlis.acts.world import World


class StateCommand(Command):
    """What you say."""

    code: DialogueCode
    text: Line = Field(default="", description="One thought in a sentence, in English. Name no person.")
    text_ur: Line = Field(default="", description="The same in Urdu. One of both is enough.")
    token: Secret = ""


@act("dialogue.speak")
def state(command: StateCommand, world: World) -> SaidResult:
    """Take the statement; it is shown when it has been read. Where authors are sealed, nothing tells who wrote it.

    Raises
    ------
    NotFoundError
        If you do not take part.
    InputError
        If it is empty or too long.
    ConflictError
        If no statements are taken now, it was said already, or there are too many.
    """
    records = world.records
    from majlis.adapters.records.dialogue import entering, speaking

    secret = secret_of(world, command.code, command.token)
    number = speaking.state(records, command.code, secret, (command.text, command.text_ur))
    head = entering.head_for(records, command.code, secret)
    return SaidResult(code=head.code, what="statement", number=number, state="waiting", synthetic=head.synthetic)
