"""`majlis nation list`: the nations in the records, with version and coverage."""

from dataclasses import replace
from pathlib import Path

from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.import_ import ImportCommand, import_
from majlis.acts.nation.list import ListCommand, list_
from majlis.acts.nation.publish import PublishCommand, publish
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.marking import Marking


def test_by_code(drafted: World, small: Path) -> None:
    (line,) = list_(ListCommand(), drafted).nations
    assert (line.nation, line.version, line.assets, line.coverage, line.changed) == ("small", None, 8, None, True)
    publish(PublishCommand(nation="small"), drafted)
    import_(ImportCommand(source=small, name="another"), drafted)
    result = list_(ListCommand(), drafted)
    assert [(one.nation, one.version, one.changed) for one in result.nations] == [
        ("another", None, True),
        ("small", 1, False),
    ]
    change(ChangeCommand(nation="small", row="grid:west-01", set_=("restart_h=4",)), drafted)
    text = list_(ListCommand(), drafted).text()
    assert text.splitlines()[0] == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
    assert "version 1, draft changed since; 8 assets" in text
    assert "coverage: 58.6% declared" in text


def test_none_yet_makes_no_database(world: World) -> None:
    assert "No nations in the records yet" in list_(ListCommand(), world).text()
    assert not world.home.exists()


def test_what_the_reader_may_not_see_is_not_listed(filed: World) -> None:
    change(ChangeCommand(nation="small", row="small", set_=("marking=TLP:RED",)), filed)
    reader = Reader("guest", clearance=Marking.parse("TLP:AMBER"))
    assert list_(ListCommand(), replace(filed, actor=Actor("guest", frozenset("*"), reader))).nations == ()
