"""Take the merge of a report back."""

from majlis.acts.act import Command, act
from majlis.acts.report_lines import ReportCode, StateResult, state_now
from majlis.acts.world import World


class UnmergeCommand(Command):
    """Which report."""

    code: ReportCode


@act("report.work")
def unmerge(command: UnmergeCommand, world: World) -> StateResult:
    """Let both reports stand for themselves again.

    Raises
    ------
    NotFoundError
        If there is no such report.
    ConflictError
        If it is not merged.
    PermissionDeniedError
        If it is not the person's to work with.
    """
    records = world.records
    from majlis.adapters.records.reports import joining

    joining.unmerge(records, command.code)
    return state_now(records, command.code, "Both reports stand for themselves again.")
