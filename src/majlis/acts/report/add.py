"""Add to a report without an account: an answer, or what has become known."""

from pydantic import Field

from majlis.acts.act import act, ask
from majlis.acts.report.follow import FollowResult, followed
from majlis.acts.report_lines import ReportCode, StageName, Told
from majlis.acts.texts import Text
from majlis.acts.world import World
from majlis.kernel.errors import InputError


class AddCommand(Told):
    """Number and check word of the receipt, and what is added."""

    code: ReportCode
    word: str = Field(
        max_length=60, description="Check word of the receipt.", json_schema_extra=ask("Check word"), repr=False
    )
    stage: StageName = Field(default="notification", description="Stage of the report.")
    text: Text = Field(default="", description="Answer to what was asked, or anything else.")


@act("report.write")
def add(command: AddCommand, world: World) -> FollowResult:
    """Add to the report.

    Raises
    ------
    NotFoundError
        If number and word do not go together.
    InputError
        If nothing is added, or a fact does not fit.
    ConflictError
        If the report is closed, or too much was added in this hour.
    """
    records = world.records
    from majlis.adapters.records.reports import public

    one, _ = public.follow(records, command.code, command.word)
    telling = None if command.says_nothing else command.telling(command.stage, one.zone)
    if telling is None and not command.text:
        raise InputError("nothing is added", where="option --text", mend="write something", code="report.empty")
    public.add(records, command.code, command.word, telling, command.text)
    return followed(world, command.code, command.word)
