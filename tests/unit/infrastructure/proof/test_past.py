"""Sets of slots of what happened."""

import pytest

from majlis.infrastructure.abstract import Groups, abstract_network
from majlis.infrastructure.cascade import follow
from majlis.infrastructure.network import RUN, START
from majlis.infrastructure.proof.past import Past, first_of_run


@pytest.fixture
def past() -> Past:
    network = abstract_network(
        Groups([2, 2], [1, 1], [0, 2, 3], [0, 1, 0], buffer=[3, 0], need=[RUN, START]), nodes=3, horizon=20
    )
    return Past(follow(network, [(0, 2, 15), (1, 4, 11)]))


def test_groups_by_need(past: Past) -> None:
    assert past.groups(2, RUN) == [0]
    assert past.groups(2, START) == [1]
    assert past.groups(2, RUN | START) == [0, 1]
    assert past.group_names == ["group 0", "group 1"]


def test_slots(past: Past) -> None:
    assert past.lacking(0) == sum(1 << t for t in range(4, 12))
    assert past.exhausted(0) == sum(1 << t for t in range(7, 12))
    assert past.exhausted(1) == sum(1 << t for t in range(2, 16))


def test_outages(past: Past) -> None:
    assert past.dark_suppliers(0, 7) == [(0, 2), (1, 4)]
    assert past.dark_suppliers(0, 3) == [(0, 2)]
    assert past.end((0, 2)) == 16
    assert past.end((2, 7)) == 17
    assert past.hour_or_none(19) == 19.0
    assert past.hour_or_none(20) is None


def test_first_of_run() -> None:
    assert first_of_run(0b0111_0110, 6) == 4
    assert first_of_run(0b0111_0110, 2) == 1
    assert first_of_run(0b1111, 3) == 0
