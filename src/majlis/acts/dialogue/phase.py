"""Bring a dialogue to its next phase, or back one."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.dialogue.start import DialogueResult
from majlis.acts.dialogue_lines import DialogueCode, Phase, head_line
from majlis.acts.texts import Line
from majlis.acts.world import World

_NEXT = {
    "frame": "majlis dialogue phase {} --to listen",
    "listen": "majlis dialogue word {} lets people in without an account",
    "converge": "majlis dialogue results {}",
    "report": "majlis dialogue outcome {} tells what became of it",
    "closed": "majlis dialogue show {}",
}


class PhaseCommand(Command):
    """Which dialogue, and to which phase."""

    code: DialogueCode
    to: Phase = Field(
        description="frame, listen, converge, report or closed: the next one, or the one before.",
        json_schema_extra=OPTION,
    )
    reason: Line = Field(default="", description="Why. A step back needs it.")


@act("dialogue.write")
def phase(command: PhaseCommand, world: World) -> DialogueResult:
    """Bring it there, and note who did it, when and why.

    Raises
    ------
    NotFoundError
        If there is no such dialogue.
    PermissionDeniedError
        If the person does not act for the organisation that leads it.
    InputError
        If a step back gives no reason.
    ConflictError
        If it is more than one step.
    """
    records = world.records
    from majlis.adapters.records.dialogue import leading

    head = leading.phase(records, command.code, command.to, command.reason)
    return DialogueResult(dialogue=head_line(head), synthetic=head.synthetic, next=_NEXT[head.phase].format(head.code))
