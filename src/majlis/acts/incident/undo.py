"""Take an amendment of an incident back: what was known before it is known again, and the history keeps both."""

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, act
from majlis.acts.incident.amend import AmendResult
from majlis.acts.incident.create import uncounted
from majlis.acts.options import IncidentCode
from majlis.acts.world import World


class UndoCommand(Command):
    """Which amendment to take back."""

    code: IncidentCode
    version: int | None = Field(
        default=None,
        ge=1,
        json_schema_extra=ARGUMENT,
        description="Number of the version that the amendment made. Without it: the newest.",
    )


@act("incident.write")
def undo(command: UndoCommand, world: World) -> AmendResult:
    """Write the values before the amendment, and who said them, as a new version, which can be undone in turn.

    Raises
    ------
    NotFoundError
        If there is no such incident or version.
    ConflictError
        If the version is no amendment, its fields were changed since, or the incident is closed.
    """
    records = world.records
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import undoing

    changed = undoing.undo(records, command.code, command.version)
    one = incidents.find(records, command.code)
    return AmendResult(
        code=command.code,
        version=one.version,
        changed=changed,
        marking=str(one.marking),
        synthetic=one.synthetic,
        uncounted=uncounted(records, one),
    )
