import pytest

from majlis.acts.person.close import CloseCommand, close
from majlis.acts.person.list import ListCommand, list_
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_a_closed_account(staffed: World) -> None:
    result = close(CloseCommand(login="a.khan"), staffed)
    assert "after 365 days" in result.text()
    assert list_(ListCommand(), staffed).persons == ()
    (one,) = list_(ListCommand(closed=True), staffed).persons
    assert (one.state, one.name) == ("closed", "A. Khan")
    with pytest.raises(ConflictError, match="closed already"):
        close(CloseCommand(login="a.khan"), staffed)
