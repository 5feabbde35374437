"""What leaves as a file over a network: tables are a granted right, and anything RED waits for a second person."""

from dataclasses import dataclass

from majlis.acts.act import demand_permission
from majlis.acts.second_person import Second, demand_pass
from majlis.acts.world import World
from majlis.kernel.marking import Marking, Tlp

EXPORT = "table.export"
"""The permission to take rows away as a file."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is about to leave.

    Attributes
    ----------
    act : str
        Name of the act, as the index and the audit have it.
    subject : str
        Code of what it is about; no title.
    marking : str
        Empty where it has none.
    key : str
        What exactly leaves, where the subject does not say it.
    permission : str
        What who takes it away and a second person must be permitted.
    """

    act: str
    subject: str
    marking: str
    key: str = ""
    permission: str = EXPORT


def demand_leave(world: World, leaving: Leaving) -> None:
    """Go on only if it may leave. Who sits at the machine holds the files anyway.

    Raises
    ------
    PermissionDeniedError
        If who acts may not take such a thing away.
    WaitsError
        If it is RED, and no second person has agreed yet that it leaves.
    """
    if world.actor.at_the_machine:
        return
    demand_permission(world, leaving.permission, "this does not leave as a file without it")
    if is_red(leaving.marking):
        marking = Marking.parse(leaving.marking)
        demand_pass(world, Second(leaving.act, leaving.permission, leaving.subject, marking, key=leaving.key))


def is_red(marking: str) -> bool:
    """Tell whether a marking lets nothing leave without a second person."""
    return bool(marking) and Marking.parse(marking).tlp is Tlp.RED
