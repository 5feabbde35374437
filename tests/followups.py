"""What follows a meeting, for tests: an action, a meeting that decided something, the meeting after it."""

from datetime import date, timedelta

from tests.councils import Council, council, login_of, on
from tests.motions import carried

from majlis.acts.action.add import AddCommand, add
from majlis.acts.agenda.take import TakeCommand, take
from majlis.acts.world import World

DOER, OTHER = login_of("operators-1"), login_of("regulators-1")
DUE = date(2025, 8, 20)


def an_action(world: World, doer: str = DOER, marking: str = "", what: str = "Write the rules") -> str:
    """Set an action of the Council of tests, and return its code."""
    return add(AddCommand(what=what, doer=doer, due=DUE, body="council", marking=marking), world).action.code


def held(world: World) -> tuple[Council, str]:
    """Hold a meeting with a decision and an action, and return its code and that of the decision."""
    made = council(world)
    take(TakeCommand(item=made.item), made.world)
    decision = carried(made)
    add(AddCommand(what="Write the rules", doer=DOER, due=DUE, decision=decision, meeting=made.meeting), made.world)
    return made, decision


def next_meeting(made: Council) -> str:
    """Open another meeting a week later."""
    later = on(made.world, made.world.now() + timedelta(days=7))
    records = later.records
    from majlis.adapters.records.council import meetings

    begins = records.now()
    code = meetings.plan(records, made.body, meetings.New("Next", begins, begins + timedelta(hours=1)))
    meetings.open_(records, code, meetings.Opening(["chair"], short="for a test"))
    return code
