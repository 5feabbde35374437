import pytest
from tests.hand import enter

from majlis.acts.incident.list import ListCommand, list_
from majlis.acts.incident.merge import MergeCommand, merge
from majlis.acts.incident.unmerge import UnmergeCommand, unmerge
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_taken_apart_both_are_listed_again(both: World) -> None:
    one, two = enter(both.records), enter(both.records)
    merge(MergeCommand(code=one, other=two, source="CERT"), both)
    assert unmerge(UnmergeCommand(code=two, source="CERT"), both).code == two
    assert list_(ListCommand(nation="small"), both).total == 2
    with pytest.raises(ConflictError, match="was not merged"):
        unmerge(UnmergeCommand(code=two, source="CERT"), both)
