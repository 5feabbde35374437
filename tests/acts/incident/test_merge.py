import pytest
from tests.hand import enter

from majlis.acts.incident.list import ListCommand, list_
from majlis.acts.incident.merge import MergeCommand, merge
from majlis.acts.incident.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_a_preview_does_nothing_and_a_merger_says_how_to_undo_it(both: World) -> None:
    one, two = enter(both.records), enter(both.records, operator="Clinic A")
    seen = merge(MergeCommand(code=one, other=two, source="CERT", preview=True), both)
    assert not seen.done
    assert "operator is taken over: Clinic A" in seen.text()
    assert list_(ListCommand(nation="small"), both).total == 2
    done = merge(MergeCommand(code=one, other=two, source="CERT"), both)
    assert f"majlis incident unmerge {two}" in done.text()
    assert [line.code for line in list_(ListCommand(nation="small"), both).incidents] == [one]
    told = show(ShowCommand(code=one), both)
    assert ("absorbed", "", two) in told.history[-1].changes
    with pytest.raises(NotFoundError, match="was merged into"):
        show(ShowCommand(code=two), both)
