"""Show what exactly a second person is asked to agree to."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.approval.list import ApprovalLine, line
from majlis.acts.world import World


class ShowCommand(Command):
    """Which."""

    code: str = Field(max_length=20, description="Code, as majlis approval list shows it, like ok-7f3a91c2.")


class ShowResult(Result):
    """What would be done."""

    approval: ApprovalLine
    values: dict[str, str] = Field(description="The values of the command; empty where the asker does it again.")

    def text(self) -> str:
        """Return it, value by value, and what is next."""
        lines = [self.approval.text(), *(f"  {name}: {value}" for name, value in self.values.items())]
        if self.approval.state == "waiting":
            code = self.approval.code
            lines.append(f"Next: majlis approval give {code}, or majlis approval refuse {code} --reason ...")
        return "\n".join(lines)


@act("approval.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Return it.

    Raises
    ------
    NotFoundError
        If there is none of that code that the person may agree to or asked for.
    """
    records = world.records
    from majlis.adapters.records.access import approvals

    found = approvals.find(records, world.actor.permissions, command.code)
    values = {name: told for name, value in (found.command or {}).items() if (told := _told(value))}
    return ShowResult(approval=line(found), values=values)


def _told(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
