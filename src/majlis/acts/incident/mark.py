"""Give an incident another marking."""

from dataclasses import replace

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.incident.close import StateResult, state_of
from majlis.acts.options import IncidentCode
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import Marking


class MarkCommand(Command):
    """Which incident, which marking, and who says so."""

    code: IncidentCode
    marking: str = Field(max_length=300, description="Who may see it, like TLP:RED or TLP:AMBER/SECRET/health.")
    source: Line = Field(default="", description="Who says so. Default: who types it.")


@act("incident.write")
def mark(command: MarkCommand, world: World) -> StateResult:
    """Write a version with the marking. A stricter one holds for the versions before, too.

    Raises
    ------
    NotFoundError
        If there is no such incident.
    InputError
        If it is no marking.
    ConflictError
        If the incident has it already.
    """
    marking = Marking.parse(command.marking, where="argument MARKING")
    records = world.records
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import writing

    before = incidents.find(records, command.code)
    writing.mark(records, command.code, marking, command.source or records.actor)
    # Not read again: it may be out of the person's own sight now.
    return state_of(replace(before, marking=marking))
