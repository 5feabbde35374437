import pytest
from tests.councils import Council

from majlis.council import Rule
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking


def test_a_body_of_a_strict_nation_is_as_strict(place: Council) -> None:
    from dataclasses import replace

    from majlis.adapters.records import nations
    from majlis.adapters.records.council import bodies, founding

    records = place.world.records
    header = replace(nations.header(records, "small"), id="strict", marking=Marking.parse("TLP:AMBER/SECRET"))
    nations.create(records, header, {})
    founding.create(records, "strict", founding.New("board", "Board", Rule("charter")))
    assert str(bodies.find(records, "board").marking) == "TLP:AMBER/SECRET"
    with pytest.raises(InputError, match="at most 3650 days"):
        founding.edit(records, "board", {"notice_days": 9999})
