import pytest

from majlis.acts.view.drop import DropCommand, drop
from majlis.acts.view.save import SaveCommand, save
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_dropped(recorded: World) -> None:
    save(SaveCommand(name="Open", address="/n/small/incidents/?state=open"), recorded)
    command = DropCommand(name="Open", address="/n/small/incidents/")
    assert drop(command, recorded).view.address == "/n/small/incidents/?state=open"
    with pytest.raises(NotFoundError, match="no view named 'Open'"):
        drop(command, recorded)
