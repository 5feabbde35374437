"""Zones: every provider serves as many people as it says, and nobody is counted twice."""

from hypothesis import given
from hypothesis import strategies as st

from majlis.infrastructure.workbook.zones import Zone, zones_of


def test_people_without_two_services_are_the_same_people_as_far_as_possible() -> None:
    zones = zones_of(10, {"power": [("a", 6), ("b", 4)], "water": [("w", 3)]})
    assert zones == [
        Zone(3, {"power": ("a",), "water": ("w",)}),
        Zone(3, {"power": ("a",)}),
        Zone(4, {"power": ("b",)}),
    ]


def test_those_whom_two_serve_can_use_either() -> None:
    assert zones_of(10, {"phones": [("a", 8), ("b", 8)]}) == [
        Zone(6, {"phones": ("a", "b")}),
        Zone(2, {"phones": ("a",)}),
        Zone(2, {"phones": ("b",)}),
    ]


def test_whom_nobody_serves_is_left_out() -> None:
    assert zones_of(10, {"power": [("a", 4)]}) == [Zone(4, {"power": ("a",)})]
    assert zones_of(10, {}) == []


@st.composite
def provinces(draw: st.DrawFn) -> tuple[int, dict[str, list[tuple[str, int]]]]:
    population = draw(st.integers(1, 50))
    served = {}
    for service in draw(st.sets(st.sampled_from(["power", "water", "phones"]))):
        counts = draw(st.lists(st.integers(1, population), min_size=1, max_size=4))
        served[service] = [(f"{service}-{number}", people) for number, people in enumerate(counts)]
    return population, served


@given(provinces())
def test_the_people_add_up(given_: tuple[int, dict[str, list[tuple[str, int]]]]) -> None:
    population, served = given_
    zones = zones_of(population, served)
    assert sum(zone.people for zone in zones) <= population
    assert all(zone.people > 0 for zone in zones)
    for service, providers in served.items():
        for provider, people in providers:
            assert sum(zone.people for zone in zones if provider in zone.served.get(service, ())) == people
        reached = sum(zone.people for zone in zones if service in zone.served)
        assert reached == min(population, sum(people for _, people in providers))
