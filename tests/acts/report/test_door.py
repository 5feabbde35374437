import pytest
from tests.reports import person

from majlis.acts.report.door import DoorCommand, door
from majlis.acts.report.tell import TellCommand, tell
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError, PermissionDeniedError


def test_nothing_is_taken_until_the_door_is_open(both: World) -> None:
    command = TellCommand(nation="small", title="x")
    with pytest.raises(NotFoundError, match="without an account"):
        tell(command, both)
    assert door(DoorCommand(nation="small"), both).open
    assert tell(command, both).code == "REP-2025-0001"
    assert "takes no reports" in door(DoorCommand(nation="small", off=True), both).text()
    with pytest.raises(NotFoundError):
        tell(command, both)


def test_who_keeps_the_nation_opens_it(small: World) -> None:
    with pytest.raises((PermissionDeniedError, NotFoundError)):
        door(DoorCommand(nation="small"), person(small, "bank-regulator"))
