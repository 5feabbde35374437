"""List what waits for a second person."""

from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.world import World
from majlis.kernel.times import format_instant

if TYPE_CHECKING:
    from majlis.adapters.records.access.approvals import Asked


class ListCommand(Command):
    """Which."""

    decided: bool = Field(default=False, description="What is settled, too: done, refused, failed, expired.")


class ApprovalLine(Part):
    """Something that waits or waited: codes, no content."""

    code: str
    act: str
    subject: str
    permission: str = Field(description="What a second person must be permitted.")
    asked_by: str
    asked_at: str
    state: str = Field(description="waiting, agreed, refused, done, failed or expired.")
    decided_by: str
    decided_at: str
    expires_at: str
    reason: str
    marking: str

    def text(self) -> str:
        """Return it in a line."""
        open_ = self.state in {"waiting", "agreed"}
        end = f"until {self.expires_at[:16]}Z" if open_ else f"by {self.decided_by or '-'}"
        why = f" ({self.reason})" if self.reason else ""
        return f"{self.code}  {self.act}  {self.subject}  asked by {self.asked_by}  {self.state.upper()} {end}{why}"


class ListResult(Result):
    """What waits, newest first."""

    approvals: tuple[ApprovalLine, ...]

    def text(self) -> str:
        """Return a line for each."""
        lines = [one.text() for one in self.approvals]
        waits = next((one for one in self.approvals if one.state == "waiting"), None)
        lines += [f"Next: majlis approval show {waits.code}"] if waits else []
        return "\n".join(lines) or "Nothing waits for a second person."


@act("approval.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return what the person may agree to, and what the person asked for."""
    records = world.records
    from majlis.adapters.records.access import approvals

    found = approvals.listed(records, world.actor.permissions, decided=command.decided)
    return ListResult(approvals=tuple(map(line, found)))


def line(asked: "Asked") -> ApprovalLine:
    """Return one as a line."""
    return ApprovalLine(
        code=asked.code,
        act=asked.act,
        subject=asked.subject,
        permission=asked.permission,
        asked_by=asked.asked_by,
        asked_at=format_instant(asked.asked_at),
        state=asked.state,
        decided_by=asked.decided_by,
        decided_at=_instant(asked.decided_at),
        expires_at=format_instant(asked.expires_at),
        reason=asked.reason,
        marking=asked.marking,
    )


def _instant(at: datetime | None) -> str:
    return format_instant(at) if at else ""
