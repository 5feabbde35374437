"""Change a seat: its title, constituency, place, chair or vote."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.council_lines import BodyCode, Said, SeatCode, YesNo, body_said, given, yes_no
from majlis.acts.texts import GivenLine, Line
from majlis.acts.world import World


class ReseatCommand(Command):
    """Which seat, and what changes. What is not named stays."""

    body: BodyCode
    seat: SeatCode
    title: GivenLine | None = Field(default=None, max_length=200, description="Whose seat it is.")
    title_ur: Line | None = Field(default=None, max_length=200, description="The same in Urdu.")
    constituency: Line | None = Field(default=None, max_length=64, description="Its constituency.")
    position: int | None = Field(default=None, ge=0, le=10_000, description="Place in lists.")
    chair: YesNo = Field(default="", description="Whether who holds it chairs.")
    votes: YesNo = Field(default="", description="Whether it has a vote.")


@act("council.write")
def reseat(command: ReseatCommand, world: World) -> Said:
    """Change it.

    Raises
    ------
    NotFoundError
        If there is no such body or seat.
    ConflictError
        If nothing changes, another seat chairs, or the seat is in the room of a meeting.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import seats

    facts = given(command, "title", "title_ur", "constituency", "position")
    seats.edit(records, command.body, command.seat, {**facts, **yes_no(chair=command.chair, votes=command.votes)})
    return body_said(records, command.body, f"{command.seat} is changed.")
