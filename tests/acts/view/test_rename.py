import pytest

from majlis.acts.view.rename import RenameCommand, rename
from majlis.acts.view.save import SaveCommand, save
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_renamed(recorded: World) -> None:
    address = "/n/small/incidents/?state=open"
    save(SaveCommand(name="Open", address=address), recorded)
    command = RenameCommand(name="Open", address="/n/small/incidents/", new="Still open")
    assert rename(command, recorded).text() == f"Still open: {address}"
    with pytest.raises(NotFoundError, match="no view named 'Open'"):
        rename(command, recorded)
