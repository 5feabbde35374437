import pytest

from majlis.acts.audit.list import ListCommand as Trail
from majlis.acts.audit.list import list_ as trail
from majlis.acts.person.erase import EraseCommand, erase
from majlis.acts.person.list import ListCommand, list_
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError


def test_it_must_be_meant(staffed: World) -> None:
    with pytest.raises(InputError, match="for ever; nothing was changed") as caught:
        erase(EraseCommand(login="a.khan"), staffed)
    assert "--yes" in caught.value.fault.mend
    assert list_(ListCommand(), staffed).persons[0].name == "A. Khan"
    with pytest.raises(NotFoundError):
        erase(EraseCommand(login="b.khan"), staffed)


def test_a_pseudonym_stands_in_every_history(staffed: World) -> None:
    result = erase(EraseCommand(login="a.khan", yes=True), staffed)
    assert result.pseudonym.startswith("erased-")
    assert "Not erased" in result.text()
    assert list_(ListCommand(), staffed).persons == ()
    entries = trail(Trail(act="person"), staffed).entries
    assert [(one.act, one.subject) for one in entries] == [
        ("person erase", result.pseudonym),
        ("person add", result.pseudonym),
    ]
