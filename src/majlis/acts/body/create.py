"""Make a body: the Council, a committee."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.council_lines import BodyCode, MarkingText, Said, body_said, marking_of
from majlis.acts.options import NationCode
from majlis.acts.texts import GivenLine, Line, Text
from majlis.acts.world import World


class CreateCommand(Command):
    """Of which nation, and what it is called."""

    nation: NationCode
    body: BodyCode
    name: GivenLine = Field(max_length=200, description="Its name in English.", json_schema_extra=OPTION)
    name_ur: Line = Field(default="", max_length=200, description="Its name in Urdu.")
    legal_basis: Text = Field(default="", description="What set it up.")
    rule: str = Field(
        default="simple-majority",
        max_length=64,
        description="Rule by which it decides: simple-majority, two-thirds, double-majority, consensus, written or "
        "silence. majlis body rule changes it in part.",
    )
    notice_days: int = Field(default=7, ge=0, le=3650, description="Days before a meeting that notice is due.")
    marking: MarkingText = Field(
        default="", description="Who may see it. Default: TLP:AMBER, or what is stricter of the nation."
    )
    owner: str = Field(default="", max_length=200, description="Organisation that keeps it. Default: your own.")


@act("council.write")
def create(command: CreateCommand, world: World) -> Said:
    """Make it, with a rule and no seats.

    Raises
    ------
    NotFoundError
        If there is no such nation or organisation.
    InputError
        If code, rule or marking is none.
    ConflictError
        If there is a body of this code.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    from majlis.council.presets import preset

    rule, marking = preset(command.rule), marking_of(command.marking)
    records = world.records
    from majlis.adapters.records.council import founding

    new = founding.New(
        command.body,
        command.name,
        rule,
        command.name_ur,
        command.legal_basis,
        command.notice_days,
        marking,
        command.owner,
    )
    founding.create(records, command.nation, new)
    said = f"{command.body} is made. Next: majlis body seat {command.body} SEAT --title TEXT"
    return body_said(records, command.body, said)
