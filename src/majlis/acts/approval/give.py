"""Agree as the second person; it is then done in the asker's name."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.approval.list import ApprovalLine, line
from majlis.acts.index import ACTS
from majlis.acts.world import Actor, World, nobody
from majlis.kernel.errors import NotFoundError

if TYPE_CHECKING:
    from majlis.adapters.records.access.approvals import Asked


class GiveCommand(Command):
    """To what."""

    code: str = Field(max_length=20, description="Code, as majlis approval list shows it, like ok-7f3a91c2.")


class DecidedResult(Result):
    """What became of it."""

    approval: ApprovalLine

    def text(self) -> str:
        """Say so."""
        one = self.approval
        told = {
            "done": f"Agreed, and done: {one.act} {one.subject}, asked by {one.asked_by}.",
            "agreed": f"Agreed: {one.asked_by} may now do it once, until {one.expires_at[:16]}Z: "
            f"{one.act} {one.subject}.",
            "failed": f"Agreed, but it could not be done any more ({one.reason}): {one.act} {one.subject}. "
            f"Nothing was changed; {one.asked_by} sees why by asking for it again.",
            "refused": f"Refused: {one.act} {one.subject}, asked by {one.asked_by}. Nothing was changed.",
        }
        return told.get(one.state, one.text())

    @property
    def exit_code(self) -> int:
        """1 where it could not be done."""
        return int(self.approval.state == "failed")


@act("approval.give")
def give(command: GiveCommand, world: World) -> DecidedResult:
    """Agree. What the asker may no longer do is not done.

    Raises
    ------
    NotFoundError
        If there is none of that code that the person may agree to.
    PermissionDeniedError
        If the person asked for it, or it is about the person.
    ConflictError
        If it waits no more.
    """
    records = world.records
    from majlis.adapters.records.access import approvals

    found = approvals.give(records, world.actor.permissions, command.code, lambda asked: _perform(asked, world))
    return DecidedResult(approval=line(found))


def _perform(asked: "Asked", world: World) -> None:
    """Perform the stored command as the asker, whose permissions are judged as they are now."""
    entry = next((one for one in ACTS if one.name == asked.act), None)
    if entry is None:
        raise NotFoundError(f"there is no act {asked.act} any more", code="approval.no-act")
    records = world.records
    from majlis.adapters.records.people.roles import standing

    held = standing(records, asked.asked_by)
    opened = replace(records, reader=held.reader, actor=asked.asked_by, second=world.actor.name)
    actor = Actor(asked.asked_by, held.permissions, held.reader, remote=True)
    loaded = entry.load()
    loaded(loaded.command.model_validate(asked.command), replace(world, actor=actor, opened=opened, secret=nobody))
