"""A nation as columns: in the order of the network, found by words, told by size."""

import numpy as np
from tests.small import WEST, small_nation

from majlis.infrastructure.picture.picture import Coded, picture_of

PICTURE = picture_of(small_nation())


def test_columns_stand_in_the_order_of_the_network() -> None:
    node = PICTURE.index[WEST]
    assert PICTURE.names[node] == "Grid station West 1"
    assert PICTURE.kind[node] == "transmission"
    assert PICTURE.vendor[node] == "Example Relays"
    assert PICTURE.operators[int(PICTURE.operator[node])].id == "operator:power-01"
    assert PICTURE.times[node, 1] == 24.0
    assert PICTURE.areas[int(PICTURE.network.area[node])].id == "area:west"
    assert PICTURE.asset_marking[node] == "TLP:AMBER"


def test_a_coded_column_gives_back_its_texts() -> None:
    column = Coded.of(["b", "a", "b"])
    assert [column[row] for row in range(3)] == ["b", "a", "b"]
    assert column.texts == ("a", "b")


def test_words_are_found_in_id_name_area_and_operator() -> None:
    def found(*asked: str) -> list[str]:
        return [PICTURE.network.ids[v] for v in PICTURE.find(*asked).tolist()]

    assert found("") == list(PICTURE.network.ids[: PICTURE.count])
    assert found("GRID west") == [WEST]
    assert found("nothing such") == []
    assert found("", "power") == ["grid:east-01", "grid:west-01", "plant:east-01", "plant:west-01"]
    assert found("", "", "water") == ["waterworks:west-01"]
    assert found("", "unknown") == found("", "", "unknown") == []


def test_services_fed_are_those_of_demands_alone() -> None:
    services = PICTURE.network.services
    fed = {
        PICTURE.network.ids[v]: {services[b] for b in range(len(services)) if bits >> b & 1}
        for v, bits in enumerate(PICTURE.services_fed.tolist())
    }
    assert fed["grid:west-01"] == {"power"}
    assert fed["plant:east-01"] == set()
    assert fed["core:east-01"] == {"phones"}


def test_the_size_is_that_of_arrays_and_texts() -> None:
    assert 1_000 < PICTURE.size < 100_000
    assert np.all(PICTURE.declared == np.array([one == 1.0 for one in PICTURE.network.group_confidence]))
