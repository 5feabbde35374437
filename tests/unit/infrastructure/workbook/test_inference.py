"""Links that nobody wrote down: the nearest of the right kind, and none where a supplier is named."""

import pytest

from majlis.infrastructure.synthesis.rules import rules_of
from majlis.infrastructure.workbook.answers import Province, Service
from majlis.infrastructure.workbook.form import kind_labels
from majlis.infrastructure.workbook.inference import Map, chance_of, guesses, kilometres, providers
from majlis.reference.parameters import parameters


def province(name: str, latitude: float | None, longitude: float | None) -> Province:
    return Province("", name, 1000, 0.5, latitude, longitude)


def service(name: str, kind: str, home: str | None) -> Service:
    item = kind_labels()[kind]
    return Service("", name, item.sector, item, home, "", "", 0, "", None, None)


PROVINCES = {
    one.name: one for one in (province("A", 0, 0), province("B", 0, 1), province("C", 0, 5), province("D", None, None))
}


def on(*services: Service) -> Map:
    return Map(services, PROVINCES)


def test_a_degree_on_the_equator_is_111_km_and_a_missing_point_is_far() -> None:
    assert kilometres(PROVINCES["A"], PROVINCES["B"]) == pytest.approx(111.195, abs=0.01)
    assert kilometres(PROVINCES["A"], PROVINCES["D"]) > 50_000
    assert kilometres(None, PROVINCES["A"]) > 50_000


def test_the_nearest_are_those_of_the_province_then_of_the_country_then_of_the_next() -> None:
    far, near, own, all_ = (
        service("far", "Substation", "C"),
        service("near", "Substation", "B"),
        service("own", "Substation", "A"),
        service("all", "Substation", None),
    )
    assert on(far, near, all_, own).nearest("A", [far, near, all_, own], most=4) == ("own", "all", "near", "far")


def test_a_hospital_needs_power_water_and_telecom_of_those_there_are() -> None:
    hospital = service("Hospital", "Hospital", "A")
    where = on(hospital, service("Lines", "Substation", "A"), service("Exchange", "Exchange", "B"))
    found = {guess.rule.group: (guess.suppliers, guess.k) for guess in guesses(hospital, (), where)}
    assert found == {"power": (("Lines",), 1), "telecom": (("Exchange",), 1)}


def test_nothing_is_guessed_of_a_sector_that_is_named() -> None:
    hospital = service("Hospital", "Hospital", "A")
    where = on(hospital, service("Lines", "Substation", "A"))
    assert guesses(hospital, {"power"}, where) == []


def test_another_kind_of_the_sector_stands_in_but_not_of_ones_own() -> None:
    hospital, tower = service("Hospital", "Hospital", "A"), service("Tower", "Tower cluster", "A")
    where = on(hospital, tower, service("Grid", "Grid station (grid)", "A"))
    assert {guess.rule.group: guess.suppliers for guess in guesses(hospital, (), where)} == {
        "power": ("Grid",),
        "telecom": ("Tower",),
    }
    assert {guess.rule.group for guess in guesses(tower, (), where)} == {"power"}


def test_a_service_of_the_whole_country_needs_half_of_the_provinces_rounded_up() -> None:
    bank = service("Bank", "Bank core", None)
    lines = [service(f"Lines {name}", "Substation", name) for name in ("A", "B", "C")]
    guess = next(one for one in guesses(bank, (), on(bank, *lines)) if one.rule.group == "power")
    assert (guess.suppliers, guess.k) == (("Lines A", "Lines B", "Lines C"), 2)


def test_people_are_served_by_the_nearest_of_the_kind() -> None:
    rule = rules_of("water-demand")[0]
    where = on(service("Far", "Pumping station", "C"), service("Near", "Pumping station", "B"))
    assert providers(rule, "A", where)[0] == "Near"


def test_every_chance_is_a_dated_parameter() -> None:
    assert chance_of("power") == parameters()["confidence.power"].centre
    assert chance_of("crude oil") == parameters()["workbook.confidence"].centre
