import pytest
from tests.councils import council
from tests.hand import enter
from tests.motions import drafted
from tests.sites import Site

from majlis.acts.motion.pin import PinCommand, pin
from majlis.kernel.errors import ConflictError, NotFoundError


def test_a_decision_keeps_the_evidence_of_all_its_places_once(both_sites: Site) -> None:
    from majlis.adapters.records.council import evidence

    made = council(both_sites)
    motion = drafted(made)
    incident = enter(made.world.records)
    for place in (made.item, motion):
        pin(PinCommand(place=place, kind="incident", reference=incident), made.world)
    records = made.world.records
    assert [one.content.reference for one in evidence.pins(records, made.item, motion)] == [incident, incident]
    assert len(evidence.copy(records, (made.item, motion), "DEC-2026-0001")) == 1
    assert evidence.pins(records, "DEC-2026-0001") == ()  # no such decision is seen


def test_what_is_synthetic_stays_out_of_a_real_body(site: Site) -> None:
    from majlis.adapters.records.council import bodies, evidence
    from majlis.adapters.records.models import Pin

    made = council(site, synthetic=False)
    motion = drafted(made)
    pin(PinCommand(place=motion, kind="incident", reference=enter(made.world.records)), made.world)
    body = bodies.body_row(made.world.records, made.body)
    evidence.demand_same_world(body, motion)
    Pin.everything.update(synthetic=True)
    with pytest.raises(ConflictError, match="synthetic"):
        evidence.demand_same_world(body, motion)
    with pytest.raises(NotFoundError, match="no run"):
        evidence.of_run(made.world.records, "")
