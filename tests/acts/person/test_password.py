import pytest

from majlis.acts.person.password import PasswordCommand, password
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_another_password(staffed: World) -> None:
    result = password(PasswordCommand(login="a.khan"), staffed)
    assert result.text() == "a.khan has another password."
    from majlis.adapters.records import people

    assert people.person_row("a.khan").check_password(staffed.secret(""))
    with pytest.raises(NotFoundError):
        password(PasswordCommand(login="nobody"), staffed)
