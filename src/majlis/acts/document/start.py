"""Start a situation note on an incident, as a draft."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.document_lines import DocumentResult, result_of
from majlis.acts.note_making import start_note
from majlis.acts.options import IncidentCode
from majlis.acts.world import World
from majlis.kernel.marking import Marking


class StartCommand(Command):
    """Which incident."""

    incident: IncidentCode
    no_spread: bool = Field(
        default=False,
        description="Do not follow the cascade. The note is then not marked as strictly as the nation's version.",
    )
    marking: str = Field(
        default="", max_length=300, description="A stricter marking than that of what the note is made of."
    )


@act("document.write")
def start(command: StartCommand, world: World) -> DocumentResult:
    """Begin a draft that says what the records can say.

    Raises
    ------
    NotFoundError
        If there is no such incident.
    InputError
        If the marking is none.
    """
    marking = Marking.parse(command.marking, where="option --marking") if command.marking else None
    return result_of(start_note(world, command.incident, spread=not command.no_spread, marking=marking))
