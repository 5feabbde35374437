"""A second person: what nobody who comes over a network does alone waits until somebody else agrees."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from majlis.acts.act import Command
from majlis.acts.world import World
from majlis.kernel.errors import WaitsError
from majlis.kernel.marking import Marking, Tlp

if TYPE_CHECKING:
    from majlis.adapters.records.access.approvals import Asked, Wanted


@dataclass(frozen=True, slots=True)
class Second:
    """What a second person is asked to agree to.

    Attributes
    ----------
    act : str
        Name of the act, as the index has it.
    permission : str
        What the second person must be permitted.
    subject : str
        Code of what it is about; no title.
    marking : Marking
    owner : str
        With the marking it says who may see that it waits. Empty: the asker's own organisation.
    key : str
        What exactly is wanted, where the subject does not say it.
    """

    act: str
    permission: str
    subject: str
    marking: Marking = field(default_factory=lambda: Marking(Tlp.CLEAR))
    owner: str = ""
    key: str = ""


def demand_second(world: World, command: Command, second: Second) -> None:
    """Go on only if a second person has agreed; otherwise keep the command until somebody does.

    Call it before anything is changed. Who sits at the machine needs nobody: that person holds the files anyway.

    Raises
    ------
    WaitsError
        If nobody has agreed yet. The command is performed when somebody does.
    """
    if world.actor.at_the_machine or world.second:
        return
    from majlis.adapters.records.access import approvals

    raise _waits(approvals.ask(world.records, _wanted(second, command)))


def demand_pass(world: World, second: Second) -> None:
    """Go on only if a second person has agreed to exactly this, once; otherwise ask for that.

    For what cannot be kept as a command: a file that leaves, a password.

    Raises
    ------
    WaitsError
        If nobody has agreed yet. The asker does it again when somebody has.
    """
    if world.actor.at_the_machine:
        return
    from majlis.adapters.records.access import approvals

    wanted = _wanted(second, None)
    if not approvals.used(world.records, wanted):
        raise _waits(approvals.ask(world.records, wanted))


def _wanted(second: Second, command: Command | None) -> "Wanted":
    from majlis.adapters.records.access.approvals import Wanted

    return Wanted(
        act=second.act,
        permission=second.permission,
        subject=second.subject,
        command=command.model_dump(mode="json") if command else None,
        marking=second.marking,
        owner=second.owner,
        key=second.key,
    )


def _waits(asked: "Asked") -> WaitsError:
    again = "" if asked.command is not None else ", and then do it again within 24 hours"
    error = WaitsError(
        f"{asked.act} waits for a second person",
        where=asked.subject,
        why="nobody does this alone; nothing was changed yet",
        mend=f"ask somebody else who has the permission {asked.permission} to agree to {asked.code} "
        f"(majlis approval give {asked.code}){again}",
        code="approval.waits",
    )
    error.approval, error.act = asked.code, asked.act
    return error
