"""`majlis nation compare`: any two nations, counts first, then rows before and after."""

from pathlib import Path

import pytest

from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.compare import CompareCommand, compare
from majlis.acts.nation.publish import PublishCommand, publish
from majlis.acts.nation.retire import RetireCommand, retire
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_versions_drafts_and_directories(drafted: World, small: Path) -> None:
    publish(PublishCommand(nation="small"), drafted)
    assert compare(CompareCommand(before=str(small), after="small@1"), drafted).same
    change(ChangeCommand(nation="small", row="grid:west-01", set_=("restart_h=4",)), drafted)
    retire(RetireCommand(nation="small", row="phones:zone-w"), drafted)
    result = compare(CompareCommand(before="small", after="small@draft"), drafted)
    assert result.counts == {
        "assets": {"changed": 1},
        "demands": {"removed": 1},
        "requirements": {"removed": 1},
        "suppliers": {"removed": 1},
    }
    lines = result.text().splitlines()
    assert lines[0] == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
    assert lines[1] == "from small@1 to small@draft · TLP:AMBER/RESTRICTED/health"
    assert "             restart_h: 0.5 -> 4" in lines
    short = compare(CompareCommand(before="small", after="small@draft", most=0), drafted).text()
    assert "grid:west-01" not in short
    assert "most" not in result.model_dump()


def test_the_same(filed: World, small: Path) -> None:
    assert "They say the same." in compare(CompareCommand(before=str(small), after="small@draft"), filed).text()
    with pytest.raises(NotFoundError):
        compare(CompareCommand(before=str(small), after="nowhere"), filed)
