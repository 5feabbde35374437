"""`majlis whatif show`: followed on its own version, or on the newest, and a change of the nation is said."""

from dataclasses import replace

import pytest
from tests.acts.whatif.test_save import saved
from tests.places import publish_nation
from tests.small import WEST, small_nation, with_bigger_plant

from majlis.acts.whatif.drop import DropCommand, drop
from majlis.acts.whatif.show import ShowCommand, show
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Marking, Tlp


def test_what_it_does(both: World) -> None:
    code = saved(both, f"{WEST}@0:30", note="A try").code
    found = show(ShowCommand(code=code), both)
    assert not found.changed
    assert found.most_people == 380_000
    assert [one.service for one in found.services] == ["power", "phones", "water"]
    for said in ("A try", "2 more go dark", f"{WEST}@0:30", "any (each person once)", "saved by tester"):
        assert said in found.text()


def test_a_changed_nation_is_said(small: World) -> None:
    code = saved(small).code
    publish_nation(small.records, small.vault, with_bigger_plant(small_nation()))
    own, newest = show(ShowCommand(code=code), small), show(ShowCommand(code=code, newest=True), small)
    assert (own.version, own.newest_version, own.changed) == (1, 2, True)
    assert "The nation has changed since: version 2" in own.text()
    assert (newest.version, newest.own_version, newest.changed) == (2, 1, False)
    assert newest.attack == own.attack


def test_dropped_is_said(small: World) -> None:
    code = saved(small, "plant:west-01@0:1").code
    drop(DropCommand(code=code), small)
    assert "DROPPED" in show(ShowCommand(code=code), small).text()


def test_who_may_not_see_it(small: World) -> None:
    code = saved(small, marking="TLP:RED").code
    reader = Reader("x", frozenset({"other"}), Marking(Tlp.AMBER), Tlp.AMBER)
    with pytest.raises(NotFoundError, match="no what-if"):
        show(ShowCommand(code=code), replace(small, actor=Actor("x", frozenset({"cascade.run"}), reader)))
