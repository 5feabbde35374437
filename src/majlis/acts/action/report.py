"""Say what was done about an action, with a file that shows it."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.action_lines import ActionCode, ActionResult, action_now, is_clerk, read_file
from majlis.acts.texts import Text
from majlis.acts.world import World
from majlis.evidence.reporting.enclosures import KNOWN, megabytes


class ReportCommand(Command):
    """Which action, and what was done."""

    code: ActionCode
    done: Text = Field(min_length=1, description="What was done, in a few sentences.", json_schema_extra=OPTION)
    file: Path | None = Field(
        default=None, description=f"File that shows it, of any kind, {megabytes(KNOWN.size)} at most."
    )


@act("action.write")
def report(command: ReportCommand, world: World) -> ActionResult:
    """Write down what was done. The secretariat may do it for who owes it; then the history says so.

    Raises
    ------
    NotFoundError
        If there is no such action or file.
    ConflictError
        If it is done or dropped already.
    InputError
        If the file is empty or too large.
    PermissionDeniedError
        If somebody else owes it.
    """
    file = read_file(command.file)
    records = world.records
    from majlis.adapters.records.council import acting

    acting.report(records, command.code, command.done, file, behalf=is_clerk(world))
    return action_now(world, command.code, "Reported. It waits until the secretariat accepts it.")
