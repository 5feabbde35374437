"""Withdraw a paper, or take that back."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.council_lines import PaperCode, Said, paper_said
from majlis.acts.world import World


class WithdrawCommand(Command):
    """Which paper."""

    paper: PaperCode
    undo: bool = Field(default=False, description="Take the withdrawal back.")


@act("council.write")
def withdraw(command: WithdrawCommand, world: World) -> Said:
    """Withdraw it. Its versions stay, for who looks up what was decided on.

    Raises
    ------
    NotFoundError
        If there is no such paper.
    ConflictError
        If it is so already, or its item is done or withdrawn.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import papers

    papers.withdraw(records, command.paper, undo=command.undo)
    return paper_said(records, command.paper, f"{command.paper} is {'back' if command.undo else 'withdrawn'}.")
