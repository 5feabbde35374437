"""Add a seat to a body."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.council_lines import BodyCode, Said, SeatCode, body_said
from majlis.acts.texts import GivenLine, Line
from majlis.acts.world import World


class SeatCommand(Command):
    """In which body, and whose seat it is."""

    body: BodyCode
    seat: SeatCode
    title: GivenLine = Field(
        max_length=200, description="Whose seat it is, like 'Regulator of electricity'.", json_schema_extra=OPTION
    )
    title_ur: Line = Field(default="", max_length=200, description="The same in Urdu.")
    constituency: Line = Field(default="", max_length=64, description="Its constituency, like operators.")
    chair: bool = Field(default=False, description="Who holds it chairs.")
    no_vote: bool = Field(default=False, description="It has no vote: an observer.")
    position: int = Field(default=0, ge=0, le=10_000, description="Place in lists. Default: the last.")


@act("council.write")
def seat(command: SeatCommand, world: World) -> Said:
    """Add it. It is vacant until somebody is appointed.

    Raises
    ------
    NotFoundError
        If there is no such body.
    InputError
        If the code is none.
    ConflictError
        If there is, or was, such a seat; or another one chairs.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import seats

    facts = command.model_dump(include={"title", "title_ur", "constituency", "chair", "position"})
    seats.add(records, command.body, command.seat, {**facts, "votes": not command.no_vote})
    said = f"{command.seat} is added. Next: majlis body appoint {command.body} {command.seat} PERSON"
    return body_said(records, command.body, said)
