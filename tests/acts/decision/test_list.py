import pytest
from tests.councils import Council, person
from tests.motions import carried

from majlis.acts.decision.list import ListCommand, list_
from majlis.kernel.errors import NotFoundError


def test_newest_first_by_pages_and_words(made: Council) -> None:
    codes = [
        carried(made, title="First"),
        carried(made, title="Second"),
        carried(made, title="Third", marking="TLP:RED"),
    ]
    found = list_(ListCommand(nation=made.nation, last=2), made.world)
    assert [one.code for one in found.decisions] == codes[:0:-1]
    assert (found.unsigned, found.marking, found.synthetic) == (0, "TLP:RED", True)
    assert "More: --after" in found.text()
    rest = list_(ListCommand(nation=made.nation, after=found.cursor), made.world)
    assert [one.code for one in rest.decisions] == codes[:1]
    assert [one.code for one in list_(ListCommand(nation=made.nation, words="sec"), made.world).decisions] == [codes[1]]
    person(made.world, "outside", "council-member", organisation="ministry")
    seen = list_(ListCommand(nation=made.nation, body=made.body), made.as_("outside"))
    assert [one.code for one in seen.decisions] == codes[1::-1]
    assert list_(ListCommand(nation=made.nation, body="other"), made.world).text().endswith("No decision.")
    with pytest.raises(NotFoundError):
        list_(ListCommand(nation="nowhere"), made.world)
