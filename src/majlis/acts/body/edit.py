"""Change a body's names, legal basis, days of notice or marking."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.council_lines import BodyCode, MarkingText, Said, body_said, given, marking_of
from majlis.acts.texts import GivenLine, Line, Text
from majlis.acts.world import World


class EditCommand(Command):
    """Which body, and what changes. What is not named stays."""

    body: BodyCode
    name: GivenLine | None = Field(default=None, max_length=200, description="Its name in English.")
    name_ur: Line | None = Field(default=None, max_length=200, description="Its name in Urdu.")
    legal_basis: Text | None = Field(default=None, description="What set it up.")
    notice_days: int | None = Field(
        default=None, ge=0, le=3650, description="Days before a meeting: when notice is due."
    )
    rule: str | None = Field(default=None, max_length=64, description="Code of the rule by which it decides.")
    marking: MarkingText = Field(default="", description="Who may see it, its seats and its rules.")


@act("council.write")
def edit(command: EditCommand, world: World) -> Said:
    """Change it.

    Raises
    ------
    NotFoundError
        If there is no such body, or it has no such rule.
    InputError
        If it is no marking, or one that the person could not read.
    ConflictError
        If nothing changes, or it is dissolved.
    PermissionDeniedError
        If the person does not act for its owner.
    """
    marking = marking_of(command.marking)
    records = world.records
    from majlis.adapters.records.council import founding

    facts = given(command, "name", "name_ur", "legal_basis", "notice_days", "rule")
    founding.edit(records, command.body, facts, marking)
    return body_said(records, command.body, f"{command.body} is changed.")
