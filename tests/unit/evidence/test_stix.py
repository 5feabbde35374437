from datetime import date

import pytest

from majlis.evidence.reading import Origin, Reading
from majlis.evidence.stix import kinds_of, read_stix
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, Tlp

T = "2025-01-01T00:00:00Z"
RED = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"
Thing = dict[str, object]


def thing(type_: str, number: int, **changed: object) -> Thing:
    identifier = f"{type_}--00000000-0000-4000-8000-{number:012d}"
    return {"type": type_, "spec_version": "2.1", "id": identifier, "created": T, "modified": T, **changed}


HOSPITAL = thing("identity", 1, name="Hospital A", sectors=["healthcare"])
GRID = thing("identity", 2, name="Grid B", sectors=["energy"])
FLOOD = thing("attack-pattern", 3, name="Network flood", external_references=[{"external_id": "T1498.001"}])
WAVE = thing("campaign", 4, name="Wave of spring")
USES = thing("relationship", 5, relationship_type="uses", source_ref=WAVE["id"], target_ref=FLOOD["id"])


def sighting(number: int, of: Thing = FLOOD, at: tuple[Thing, ...] = (HOSPITAL,), **changed: object) -> Thing:
    where = [one["id"] for one in at]
    first = {"first_seen": "2024-12-30T10:00:00Z"}
    return thing("sighting", number, sighting_of_ref=of["id"], where_sighted_refs=where, **{**first, **changed})


def read(*objects: Thing, origin: Origin | None = None) -> Reading:
    return read_stix({"type": "bundle", "objects": list(objects)}, origin or Origin("isac", "b.json"))


def test_a_sighting() -> None:
    one = read(HOSPITAL, FLOOD, sighting(9, x_team="blue")).observations[0]
    assert (one.day, one.known) == (date(2024, 12, 30), date(2025, 1, 1))
    assert (one.sector, one.kind, one.operator) == ("health", "ddos", "Hospital A")
    assert one.extra["x_team"] == "blue"
    assert one.key == sighting(9)["id"]


def test_a_count_of_detections_is_one_event_and_is_kept() -> None:
    reading = read(HOSPITAL, FLOOD, sighting(9, count=200, last_seen="2025-01-01T10:00:00Z"))
    assert [(one.day, one.extra["count"]) for one in reading.observations] == [(date(2024, 12, 30), 200)]
    assert any("one event each" in note for note in reading.notes)


def test_a_sighting_that_counts_nought_is_none() -> None:
    reading = read(HOSPITAL, FLOOD, sighting(9, count=0))
    assert reading.observations == ()
    assert any("nothing was seen" in note for note in reading.notes)


@pytest.mark.parametrize("count", [-1, 1_000_000_000, 1.5, True, "3"])
def test_counts_that_are_none(count: object) -> None:
    with pytest.raises(InputError, match="count is"):
        read(FLOOD, sighting(9, count=count))


def test_a_campaign_takes_its_kind_from_its_techniques() -> None:
    assert read(HOSPITAL, WAVE, FLOOD, USES, sighting(9, of=WAVE)).observations[0].kind == "ddos"


def test_sightings_of_indicators_are_kept_and_not_counted() -> None:
    reading = read(thing("indicator", 8), sighting(9, of=thing("indicator", 8)))
    assert reading.observations == ()
    assert any("not counted" in note for note in reading.notes)


def test_two_sectors_are_unknown_and_both_are_kept() -> None:
    one = read(HOSPITAL, GRID, FLOOD, sighting(9, at=(HOSPITAL, GRID))).observations[0]
    assert one.sector == ""
    assert one.extra["sectors of the identities"] == ["health", "power"]


def test_an_incident_with_its_victim() -> None:
    incident = thing("incident", 7, name="Ransomware in the records system", first_seen="2024-12-24T00:00:00Z")
    link = thing("relationship", 8, relationship_type="targets", source_ref=incident["id"], target_ref=HOSPITAL["id"])
    one = read(HOSPITAL, incident, link).observations[0]
    assert (one.day, one.sector, one.kind) == (date(2024, 12, 24), "health", "ransomware")


def test_the_start_may_stand_in_an_extension() -> None:
    own = {"extension-definition--1": {"incident_start": "2024-11-05T00:00:00Z", "x": 1}}
    one = read(thing("incident", 7, name="Outage", extensions=own)).observations[0]
    assert one.day == date(2024, 11, 5)
    assert one.extra["extensions"] == own


def test_an_incident_without_a_start_is_dated_by_its_creation_and_says_so() -> None:
    reading = read(thing("incident", 7, name="Outage"))
    assert reading.observations[0].day == date(2025, 1, 1)
    assert "day is" in reading.observations[0].extra
    assert any("stands in" in note for note in reading.notes)
    assert reading.unmapped_kinds == {"Outage": 1}


def test_a_sighting_of_an_incident_only_says_where() -> None:
    incident = thing("incident", 7, name="DDoS")
    found = read(HOSPITAL, incident, sighting(9, of=incident)).observations
    assert [(one.key, one.sector) for one in found] == [(incident["id"], "health")]


def test_revoked_sightings_do_not_count() -> None:
    assert read(HOSPITAL, FLOOD, sighting(9, revoked=True)).observations == ()


def test_the_stricter_marking_holds() -> None:
    origin = Origin("isac", "b", marking=Marking(Tlp.AMBER, compartments=frozenset({"health"})))
    first, second = read(FLOOD, sighting(8), sighting(9, object_marking_refs=[RED]), origin=origin).observations
    assert first.marking == origin.marking
    assert str(second.marking) == "TLP:RED/OPEN/health"


def test_ics_tactics() -> None:
    phases = [{"kill_chain_name": "mitre-ics-attack", "phase_name": "impair-process-control"}]
    assert "ot-manipulation" in set(
        kinds_of(thing("attack-pattern", 1, name="Modify parameter", kill_chain_phases=phases))
    )
