from dataclasses import replace

import pytest

from majlis.acts.person.add import AddCommand, add
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError


def test_an_account_with_a_password_that_stands_nowhere(staffed: World) -> None:
    command = AddCommand(login="b.raja", name="B. Raja", clearance="TLP:RED/SECRET", password=True)
    result = add(command, staffed)
    assert "clearance TLP:RED/SECRET" in result.text()
    secret = staffed.secret("")
    assert secret not in result.model_dump_json() + command.model_dump_json() + result.text()
    from majlis.adapters.records import people

    assert people.person_row("b.raja").check_password(secret)
    with pytest.raises(ConflictError, match="already"):
        add(command, staffed)


def test_without_a_password_nobody_can_log_in(staffed: World) -> None:
    assert "nobody can log in" in add(AddCommand(login="b.raja", name="B"), staffed).text()


def test_what_does_not_fit(staffed: World) -> None:
    with pytest.raises(InputError, match="cannot be a login"):
        add(AddCommand(login="B Raja", name="B"), staffed)
    with pytest.raises(InputError, match="not a marking"):
        add(AddCommand(login="b.raja", name="B", clearance="SECRET"), staffed)
    with pytest.raises(InputError, match="weak"):
        add(AddCommand(login="b.raja", name="B", password=True), replace(staffed, secret=lambda _: "12345678"))
    from majlis.adapters.records import people

    assert [one.login for one in people.persons(staffed.records)] == ["a.khan"]
