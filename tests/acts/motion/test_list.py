import pytest
from tests.councils import Council, person
from tests.motions import drafted, moved

from majlis.acts.motion.list import ListCommand, list_
from majlis.kernel.errors import NotFoundError


def test_newest_first_by_pages_and_filters(made: Council) -> None:
    codes = [drafted(made), moved(made), drafted(made, marking="TLP:RED")]
    found = list_(ListCommand(nation=made.nation, last=2), made.world)
    assert [one.code for one in found.motions] == codes[:0:-1]
    assert found.marking == "TLP:RED"
    rest = list_(ListCommand(nation=made.nation, after=found.cursor), made.world)
    assert [one.code for one in rest.motions] == codes[:1]
    assert [one.code for one in list_(ListCommand(nation=made.nation, state="put"), made.world).motions] == [codes[1]]
    person(made.world, "outside", "council-member", organisation="ministry")
    assert len(list_(ListCommand(nation=made.nation, item=made.item), made.as_("outside")).motions) == 2
    assert "No motion." in list_(ListCommand(nation=made.nation, body="other"), made.world).text()
    with pytest.raises(NotFoundError):
        list_(ListCommand(nation="nowhere"), made.world)
