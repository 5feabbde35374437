"""Operators and areas are suggested by name and code, and found again by either."""

import pytest
from tests.hand import Clock, clock_at, enter

from majlis.adapters.records.handle import Records


@pytest.fixture
def clock() -> Clock:
    return clock_at("2025-03-10")


def test_what_begins_so_comes_first(records: Records) -> None:
    from majlis.adapters.records.incidents import suggesting
    from majlis.adapters.records.keys import marking_key, owner_key
    from majlis.adapters.records.models import DraftArea, DraftOperator, Nation
    from majlis.kernel.marking import Marking

    keys = {
        "nation": Nation.everything.get(code="small"),
        "owner_id": owner_key(records),
        "marking_id": marking_key(Marking()),
    }
    for code, name in (("op:1", "Grid of the north"), ("op:2", "North water")):
        DraftOperator.everything.create(code=code, name=name, sector="power", **keys)
    place = {"population": 1, "urban_share": 0.5, "latitude": 0.0, "longitude": 0.0, "source": "test"}
    DraftArea.everything.create(code="area:north", name="North", **place, **keys)
    enter(records, operator="Northern clinic", area="")
    found = suggesting.suggest(records, "small", "operator", "north")
    assert [value for value, _ in found] == ["North water", "Northern clinic", "Grid of the north"]
    assert suggesting.suggest(records, "small", "area", "nor") == (("area:north", "North"),)
    assert suggesting.named(records, "small", "operator", "North water") == "op:2"
    assert suggesting.named(records, "small", "area", "area:north") == "area:north"
    assert suggesting.named(records, "small", "operator", "Nobody") == ""
