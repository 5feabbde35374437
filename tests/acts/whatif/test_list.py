"""`majlis whatif list`: newest first, and whether the nation has changed since."""

from tests.acts.whatif.test_save import saved
from tests.places import publish_nation
from tests.small import small_nation, with_bigger_plant

from majlis.acts.whatif.list import ListCommand, list_
from majlis.acts.world import World


def test_newest_first(both: World) -> None:
    assert "None." in list_(ListCommand(nation="small"), both).text()
    first, second = saved(both, title="One").code, saved(both, title="Two", marking="TLP:RED").code
    found = list_(ListCommand(nation="small"), both)
    assert [one.code for one in found.whatifs] == [second, first]
    assert found.marking == "TLP:RED"
    assert not any(one.changed for one in found.whatifs)
    page = list_(ListCommand(nation="small", most=1), both)
    assert f"More: --after {page.cursor}" in page.text()
    assert [one.code for one in list_(ListCommand(nation="small", after=page.cursor), both).whatifs] == [first]
    assert [one.code for one in list_(ListCommand(nation="small", words="tWO"), both).whatifs] == [second]


def test_a_changed_nation_is_said(small: World) -> None:
    saved(small)
    publish_nation(small.records, small.vault, with_bigger_plant(small_nation()))
    found = list_(ListCommand(nation="small"), small)
    assert found.whatifs[0].changed
    assert "the nation has changed since" in found.text()
