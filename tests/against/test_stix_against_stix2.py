"""Our reading of a STIX 2.1 bundle against the OASIS library stix2: same objects, same counts, same markings."""

import json
from collections import Counter
from pathlib import Path

import pytest
import stix2

from majlis.evidence.reading import Origin
from majlis.evidence.stix import COUNTED, read_stix
from majlis.evidence.stix_bundle import index_bundle
from majlis.evidence.tlp import PREDEFINED, definition_marking
from majlis.kernel.marking import Marking, Tlp

CREATED = "2025-02-01T00:00:00Z"
SECTORS = ("healthcare", "energy", "water", "financial-services", "retail")


def make_bundle() -> "stix2.Bundle":
    """Make a bundle with stix2 itself: identities, techniques, a campaign, sightings, incidents, a revoked one."""
    people = [
        stix2.Identity(name=f"Operator {i}", sectors=[sector], created=CREATED) for i, sector in enumerate(SECTORS)
    ]
    flood = stix2.AttackPattern(
        name="Network Denial of Service",
        external_references=[{"source_name": "mitre-attack", "external_id": "T1498"}],
    )
    wave = stix2.Campaign(name="Spring wave")
    uses = stix2.Relationship(wave, "uses", flood)
    indicator = stix2.Indicator(pattern="[ipv4-addr:value = '192.0.2.1']", pattern_type="stix", name="an address")
    marks = (stix2.TLP_GREEN, stix2.TLP_AMBER, stix2.TLP_RED)
    sightings = [
        stix2.Sighting(
            sighting_of_ref=(flood, wave, indicator)[i % 3].id,
            where_sighted_refs=[people[i % len(people)].id],
            first_seen=f"2025-01-{i % 28 + 1:02d}T08:00:00Z",
            last_seen=f"2025-01-{i % 28 + 1:02d}T20:00:00Z",
            count=i % 4,
            created=CREATED,
            object_marking_refs=[marks[i % 3]],
        )
        for i in range(60)
    ]
    incidents = [stix2.Incident(name=f"Ransomware case {i}", created=CREATED) for i in range(5)]
    targets = [stix2.Relationship(one, "targets", people[0]) for one in incidents]
    gone = stix2.Incident(name="Withdrawn", created=CREATED, revoked=True)
    return stix2.Bundle(*people, flood, wave, uses, indicator, *sightings, *incidents, *targets, gone, *marks)


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stix") / "bundle.json"
    path.write_text(make_bundle().serialize(), encoding="utf-8")
    return path


def test_the_same_objects(text: Path) -> None:
    theirs = stix2.parse(text.read_text(encoding="utf-8"))
    ours = index_bundle(json.loads(text.read_bytes()), file="b")
    assert Counter(one.type for one in theirs.objects) == Counter(dict(ours.types))
    assert ours.revoked == sum(bool(one.get("revoked")) for one in theirs.objects)


def test_the_same_number_of_incidents(text: Path) -> None:
    theirs = stix2.parse(text.read_text(encoding="utf-8"))
    sighted = [one for one in theirs.objects if one.type == "sighting"]
    counted = sum(one.count > 0 for one in sighted if one.sighting_of_ref.split("--")[0] in COUNTED)
    standing = sum(one.type == "incident" and not one.get("revoked") for one in theirs.objects)
    found = read_stix(json.loads(text.read_bytes()), Origin("isac", "b")).observations
    assert len(found) == counted + standing
    assert sum(one.kind == "ddos" for one in found) == counted
    assert sum(one.kind == "ransomware" for one in found) == standing


def test_the_same_days_and_sectors(text: Path) -> None:
    theirs = stix2.parse(text.read_text(encoding="utf-8"))
    sector_of = dict(zip(SECTORS, ("health", "power", "water", "banking", ""), strict=True))
    sectors = {one.id: sector_of[one.sectors[0]] for one in theirs.objects if one.type == "identity"}
    expected = Counter(
        (one.first_seen.date(), sectors[one.where_sighted_refs[0]])
        for one in theirs.objects
        if one.type == "sighting" and one.sighting_of_ref.split("--")[0] in COUNTED and one.count
    )
    found = read_stix(json.loads(text.read_bytes()), Origin("isac", "b")).observations
    assert Counter((one.day, one.sector) for one in found if one.key.startswith("sighting")) == expected


def test_the_same_markings(text: Path) -> None:
    theirs = {one.id: one for one in stix2.parse(text.read_text(encoding="utf-8")).objects}
    level = {"green": Tlp.GREEN, "amber": Tlp.AMBER, "red": Tlp.RED}
    found = read_stix(json.loads(text.read_bytes()), Origin("isac", "b", marking=Marking(Tlp.CLEAR))).observations
    for one in found:
        thing = theirs[one.key]
        marks = [stix2.parse(theirs[ref].serialize()).definition.tlp for ref in thing.get("object_marking_refs", [])]
        assert one.marking.tlp == max((level[mark] for mark in marks), default=Tlp.CLEAR)


def test_the_predefined_ids_are_those_of_the_library() -> None:
    levels = {"TLP_WHITE": Tlp.CLEAR, "TLP_GREEN": Tlp.GREEN, "TLP_AMBER": Tlp.AMBER, "TLP_RED": Tlp.RED}
    for name, tlp in levels.items():
        mark = getattr(stix2, name)
        assert PREDEFINED[mark.id] is tlp
        assert definition_marking(json.loads(mark.serialize())) == Marking(tlp)
