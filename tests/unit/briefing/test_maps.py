"""The map: surfaces are losses, names never overlap."""

import math
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from majlis.briefing import Place, maps
from majlis.briefing.charts import narrow
from majlis.briefing.maps import Circle, Label, area_map, circles, labels
from majlis.risk.result import Figure, Share


def share(name: str, loss: float) -> Share:
    return Share(id=name, name=name, loss=Figure(mean=loss, low=loss, high=loss), share=0.1)


def test_surface_is_loss() -> None:
    drawn, _ = circles([share("a", 100.0), share("b", 25.0)], {"a": Place(30.0, 70.0), "b": Place(31.0, 71.0)})
    assert [circle.name for circle in drawn] == ["a", "b"]
    assert drawn[0].radius / drawn[1].radius == pytest.approx(2.0)


def test_north_is_up_and_east_is_right() -> None:
    drawn, height = circles(
        [share("north", 2.0), share("east", 1.0)], {"north": Place(37.0, 70.0), "east": Place(25.0, 75.0)}
    )
    north, east = drawn
    assert north.y < east.y <= height
    assert north.x < east.x


def test_no_circle_that_matters_is_too_far_off_to_be_measured(
    assess: Callable[..., Any], spots: dict[str, Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, _ = circles(assess().by_area, spots)
    placed = labels(drawn)
    monkeypatch.setattr(maps, "_near", lambda _, circles: circles)
    assert labels(drawn) == placed


def test_names_of_the_districts_do_not_overlap(assess: Callable[..., Any], spots: dict[str, Place]) -> None:
    drawn, _ = circles(assess().by_area, spots)
    placed = labels(drawn)
    assert len(drawn) == 136
    assert len(placed) == 10
    assert not any(one.touches(other) for one, other in combinations(placed, 2))
    assert all(0 <= label.left < label.right <= 520 for label in placed)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(30, 490), st.floats(30, 490), st.floats(1, 24), st.integers(3, 18)), max_size=25))
def test_names_never_overlap(spots: list[tuple[float, float, float, int]]) -> None:
    drawn = [Circle("m" * length, x, y, radius) for x, y, radius, length in spots]
    placed = labels(drawn)
    assert not any(one.touches(other) for one, other in combinations(placed, 2))
    assert len(placed) <= 10


def test_areas_without_a_place_are_left_out() -> None:
    drawn, _ = circles([share("a", 1.0), share("lost", 9.0)], {"a": Place(30.0, 70.0)})
    assert [circle.name for circle in drawn] == ["a"]
    assert circles([share("lost", 9.0)], {}) == ((), 30.0)


def test_the_map_has_a_circle_per_area_and_no_border(assess: Callable[..., Any], spots: dict[str, Place]) -> None:
    spec = area_map(assess().by_area, spots, synthetic=True)
    assert len(spec["layer"][0]["data"]["values"]) == 136
    assert "geoshape" not in str(spec)


def shows_whose(label: Label, drawn: tuple[Circle, ...] | list[Circle]) -> bool:
    """Tell whether a reader finds the label's own circle: it is nearest, or the leader ends at its edge alone."""
    own = next(circle for circle in drawn if circle.name == label.name)
    others = [circle for circle in drawn if circle is not own]
    if not label.led:
        return all(label.away(own) < label.away(other) for other in others)
    x, y = label.anchor
    on_edge = math.isclose(math.dist(label.anchor, (own.x, own.y)), own.radius, abs_tol=1e-6)
    return on_edge and all(math.hypot(x - other.x, y - other.y) >= other.radius for other in others)


@pytest.mark.parametrize(("width", "number", "least"), [(520.0, 10, 10), (340.0, 7, 5)])
def test_each_name_shows_whose_it_is(
    assess: Callable[..., Any], spots: dict[str, Place], width: float, number: int, least: int
) -> None:
    drawn, _ = circles(assess().by_area, spots, width=width)
    placed = labels(drawn, number=number, width=width)
    assert len(placed) >= least
    assert all(shows_whose(label, drawn) for label in placed)


def test_a_name_in_a_crowd_gets_a_leader_and_one_with_room_does_not() -> None:
    crowd = [Circle("middle", 200, 200, 12), *(Circle(f"c{at}", 200 + at, 214, 5) for at in (-24, -12, 0, 12, 24))]
    crowd += [Circle(f"d{at}", 200 + at, 186, 5) for at in (-24, -12, 0, 12, 24)]
    crowd += [Circle("left", 186, 200, 5), Circle("right", 222, 200, 5), Circle("alone", 400, 400, 9)]
    placed = {label.name: label for label in labels([crowd[0], crowd[-1], *crowd[1:-1]], number=2)}
    assert placed["middle"].led
    assert not placed["alone"].led
    assert all(shows_whose(label, crowd) for label in placed.values())


def test_a_circle_within_another_has_no_name() -> None:
    drawn = [Circle("large", 200, 200, 24), Circle("inside", 203, 200, 5)]
    assert {label.name for label in labels(drawn)} == {"large"}


def test_the_narrow_map_fits_a_telephone(assess: Callable[..., Any], spots: dict[str, Place]) -> None:
    small = narrow(area_map(assess().by_area, spots, synthetic=True))
    assert small["width"] == 340
    assert len(small["layer"][0]["data"]["values"]) == 136
