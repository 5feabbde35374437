"""Rules on people at their edges."""

from dataclasses import replace
from pathlib import Path

import pytest

from majlis.infrastructure import Nation, read
from majlis.infrastructure.lint import people

NATION = read(Path(__file__).parents[3] / "golden" / "dossier-small")


def with_power(*numbers: int) -> Nation:
    """Return the nation with so many zones of the west that use power."""
    west = next(demand for demand in NATION.demands if demand.id == "power:zone-w")
    rows = (replace(west, id=f"power:z-{n}", zone=f"z-{n}", people=count) for n, count in enumerate(numbers))
    return replace(NATION, demands=tuple(rows))


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        ((400_000,), []),
        ((400_001,), ["nation.people"]),
        ((200_000, 200_000), []),
        ((200_000, 200_001), ["nation.people"]),
        ((0,), ["nation.people"]),
    ],
)
def test_no_more_people_than_live_there(numbers: tuple[int, ...], codes: list[str]) -> None:
    assert [finding.fault.code for finding in people.zones(with_power(*numbers))] == codes


def test_an_empty_area() -> None:
    empty = replace(NATION, areas=tuple(replace(area, population=0) for area in NATION.areas))
    assert [f.severity.value for f in people.populations(empty)] == ["error", "error"]
    assert [f.severity.value for f in people.populations(replace(empty, demands=()))] == ["warning", "warning"]
    assert not list(people.populations(NATION))
