import pytest
from tests.councils import Council, paper_file, person
from tests.hand import enter
from tests.motions import drafted, moved

from majlis.acts.motion.pin import PinCommand, pin
from majlis.acts.motion.show import ShowCommand, show
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.marking import Marking, Tlp


def test_an_incident_is_pinned_with_its_numbers(made: Council) -> None:
    incident = enter(made.world.records, people=120_000, hours=7.5)
    code = drafted(made)
    found = pin(PinCommand(place=code, kind="incident", reference=incident), made.world)
    assert found.pinned.figures["people"] == 120_000
    assert found.pinned.version == "1"
    assert len(found.pinned.sha256) == 64
    assert "people: 120000" in found.text()
    assert [one.sha256 for one in show(ShowCommand(motion=code), made.world).evidence] == [found.pinned.sha256]
    with pytest.raises(ConflictError, match="is pinned to"):
        pin(PinCommand(place=code, kind="incident", reference=incident), made.world)


def test_to_items_and_papers_too(one: Council) -> None:
    from majlis.adapters.records.council import papers

    records = one.world.records
    incident = enter(records)
    file = paper_file(one.world.home / "files")
    paper = papers.add(records, one.item, "Paper", papers.Sent(file.name, file.read_bytes()))
    for place in (one.item, paper):
        assert pin(PinCommand(place=place, kind="incident", reference=incident), one.world).pinned.place == place


def test_what_cannot_be_pinned(one: Council) -> None:
    incident = enter(one.world.records)
    code = drafted(one)
    for wrong, kind, message in (
        ({"place": "DEC-2025-0001"}, InputError, "evidence is not pinned to"),
        ({"place": "PAP-2025-0099"}, NotFoundError, "no paper"),
        ({"kind": "run", "reference": "nothing"}, NotFoundError, "no run"),
        ({"kind": "document", "reference": "DOC-2025-0001"}, NotFoundError, "no document"),
    ):
        facts = {"place": code, "kind": "incident", "reference": incident, **wrong}
        with pytest.raises(kind, match=message):
            pin(PinCommand.model_validate(facts), one.world)
    motion = moved(one)
    with pytest.raises(ConflictError, match="it was put"):
        pin(PinCommand(place=motion, kind="incident", reference=incident), one.world)


def test_who_may_not_see_the_evidence_does_not_see_the_pin(one: Council) -> None:
    records = one.world.records
    from majlis.adapters.records.incidents import writing

    writing_terms = writing.Terms("Ministry", marking=Marking(Tlp.RED))
    from datetime import date

    facts = {"title": "Secret title", "day": date(2025, 3, 1), "kind": "ransomware", "sector": "health"}
    incident = writing.create(records, one.nation, facts, writing_terms)
    code = drafted(one, marking="TLP:GREEN")
    pin(PinCommand(place=code, kind="incident", reference=incident), one.world)
    person(one.world, "outside", "council-member", organisation="ministry")
    found = show(ShowCommand(motion=code), one.as_("outside"))
    assert found.evidence == ()
    assert incident not in found.model_dump_json()
