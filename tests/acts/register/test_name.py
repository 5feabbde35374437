import pytest

from majlis.acts.register.name import NameCommand, name
from majlis.acts.world import World
from majlis.kernel.errors import InputError


def test_the_name_is_shown_set_and_judged(world: World) -> None:
    first = name(NameCommand(), world)
    assert (first.name, first.own, first.logs) == ("majlis.invalid", False, ())
    assert "Nobody has named it" in first.text()
    from majlis.adapters.records.register import logs

    logs.log_of(world.records, "", "audit")
    found = name(NameCommand(name="register.council.example"), world)
    assert (found.name, found.own, found.logs) == ("register.council.example", True, ("majlis.invalid/audit",))
    assert "keep their names: majlis.invalid/audit" in found.text()
    with pytest.raises(InputError):
        name(NameCommand(name="https://council.example"), world)
