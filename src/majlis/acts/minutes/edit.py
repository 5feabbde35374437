"""Write what was said on an item, or on the whole meeting, into its minutes."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.minutes_lines import MeetingCode, MinutesResult, minutes_now
from majlis.acts.texts import Text
from majlis.acts.world import World


class EditCommand(Command):
    """Of which meeting, on which item, and the words."""

    meeting: MeetingCode
    note: Text = Field(
        description="What was said, in the secretariat's words. Empty: nothing.", json_schema_extra=OPTION
    )
    item: str = Field(default="", max_length=40, description="Code of the item. Default: the whole meeting.")


@act("council.write")
def edit(command: EditCommand, world: World) -> MinutesResult:
    """Write it. Minutes that were proposed become another version, which has to be proposed again.

    Raises
    ------
    NotFoundError
        If there are no minutes, or no such item.
    ConflictError
        If they were approved.
    PermissionDeniedError
        If who acts does not act for the body's owner.
    """
    records = world.records
    from majlis.adapters.records.council import minutes

    minutes.edit(records, command.meeting, command.item, command.note)
    return minutes_now(world, command.meeting, "Written.")
