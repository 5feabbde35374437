"""`majlis whatif drop`: dropped, and taken back."""

import pytest
from tests.acts.whatif.test_save import saved

from majlis.acts.whatif.drop import DropCommand, drop
from majlis.acts.whatif.list import ListCommand, list_
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_dropped_and_taken_back(both: World) -> None:
    code = saved(both).code
    assert f"majlis whatif drop {code} --back" in drop(DropCommand(code=code), both).text()
    assert list_(ListCommand(nation="small"), both).whatifs == ()
    with pytest.raises(ConflictError):
        drop(DropCommand(code=code), both)
    assert f"Took {code} back" in drop(DropCommand(code=code, back=True), both).text()
    assert len(list_(ListCommand(nation="small"), both).whatifs) == 1
