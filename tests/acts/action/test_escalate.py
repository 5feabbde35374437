"""Escalation rises with the days, each level once."""

from datetime import UTC, date, datetime, timedelta

from tests.councils import council, login_of, on, person

from majlis.acts.action.add import AddCommand, add
from majlis.acts.action.escalate import EscalateCommand, escalate
from majlis.acts.action.list import ListCommand, list_
from majlis.acts.world import World

DOER = login_of("operators-1")
DUE = date(2025, 8, 10)
NOON = datetime(2025, 8, 10, 7, tzinfo=UTC)
HIDDEN = "Tell nobody of the wall"


def with_addresses(world: World) -> None:
    from majlis.adapters.records.models import User

    council(world)
    person(world, "sana", "secretariat")
    for login in (DOER, login_of("chair"), "sana", login_of("regulators-1")):
        User.objects.filter(username=login).update(email=f"{login}@council.example")


def test_escalation_rises_once_and_starts_anew_from_another_day(world: World) -> None:
    with_addresses(world)
    code = add(AddCommand(what="x", doer=DOER, due=DUE, body="council"), world).action.code
    later = on(world, NOON + timedelta(days=15))
    first = escalate(EscalateCommand(nation="small"), later)
    assert [(one.code, one.level, one.tells) for one in first.raised] == [(code, 3, ("doer", "secretariat", "chair"))]
    assert "level 3" in first.text()
    assert "Nothing rose" in escalate(EscalateCommand(nation="small"), later).text()
    late = list_(ListCommand(nation="small", overdue=True), later)
    assert [(one.code, one.overdue, one.level) for one in late.actions] == [(code, 15, 3)]
    assert "overdue 15 days" in late.text()
    from majlis.acts.action.move import MoveCommand, move

    moved = move(MoveCommand(code=code, due=date(2025, 9, 1), reason="Agreed"), later)
    assert (moved.action.level, moved.action.overdue) == (0, 0)
    assert list_(ListCommand(nation="small", overdue=True), later).actions == ()
