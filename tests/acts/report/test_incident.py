from dataclasses import replace

import pytest
from tests.hand import enter
from tests.reports import operator, person, sent

from majlis.acts.incident.show import ShowCommand, show
from majlis.acts.report.incident import IncidentCommand, incident
from majlis.acts.world import World
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, InputError, PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp


def cert(world: World) -> World:
    """Return the world of a person of the CERT who sees the nation, too."""
    reader = Reader("ana", frozenset({"cert"}), Marking(Tlp.RED), Tlp.AMBER)
    return replace(person(world, "cert"), actor=replace(person(world, "cert").actor, reader=reader))


def test_nothing_is_typed_twice_and_each_field_names_the_report(both: World) -> None:
    code = sent(operator(both, "clinic"), people=400)
    made = incident(IncidentCommand(code=code), cert(both)).report.incident
    seen = show(ShowCommand(code=made), both)
    told = {one.field: (one.value, one.source) for one in seen.fields}
    assert told["title"] == ("Systems locked", f"Report {code}")
    assert told["people"] == ("400", f"Report {code}")
    assert told["operator"] == ("Clinic", f"Report {code}")
    assert told["summary"][0] == "All computers show a note"
    assert (seen.owner, seen.marking) == ("cert", "TLP:RED")
    with pytest.raises(ConflictError, match="already"):
        incident(IncidentCommand(code=code), cert(both))
    assert incident(IncidentCommand(code=code, off=True), cert(both)).report.incident == ""


def test_a_report_joins_an_incident_and_fills_what_it_does_not_know(both: World) -> None:
    there = enter(both.records, sector="")
    code = sent(operator(both, "clinic"), people=400)
    assert incident(IncidentCommand(code=code, join=there), both).report.incident == there
    told = {one.field: (one.value, one.source) for one in show(ShowCommand(code=there), both).fields}
    assert told["title"] == ("Hospital systems locked", "Ministry")
    assert told["sector"] == ("health", f"Report {code}")


def test_what_does_not_fit(small: World) -> None:
    code = sent(operator(small, "clinic"))
    with pytest.raises(InputError):
        incident(IncidentCommand(code=code, join="INC-2025-0001", off=True), small)
    with pytest.raises(ConflictError, match="belongs to no incident"):
        incident(IncidentCommand(code=code, off=True), small)
    with pytest.raises(PermissionDeniedError):
        incident(IncidentCommand(code=code), operator(small, "clinic"))
