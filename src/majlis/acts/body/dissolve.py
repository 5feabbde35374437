"""Dissolve a body: it meets no more, and what it did stays."""

from majlis.acts.act import Command, act
from majlis.acts.council_lines import BodyCode, Said, body_said
from majlis.acts.world import World


class DissolveCommand(Command):
    """Which body."""

    body: BodyCode


@act("council.write")
def dissolve(command: DissolveCommand, world: World) -> Said:
    """Dissolve it; nobody sits in it from now on.

    Raises
    ------
    NotFoundError
        If there is no such body.
    ConflictError
        If it is dissolved already, or has a meeting that is planned or open.
    PermissionDeniedError
        If the person does not act for its owner.
    """
    records = world.records
    from majlis.adapters.records.council import founding

    founding.dissolve(records, command.body)
    return body_said(records, command.body, f"{command.body} is dissolved.")
