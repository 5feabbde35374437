import pytest
from tests.reports import operator, person, sent

from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_the_people_whom_an_operator_serves_are_counted_once_per_service(world: World) -> None:
    from majlis.adapters.records.keys import marking_key, owner_key
    from majlis.adapters.records.models import DraftAsset, DraftDemand, DraftSupplier, Nation, Report
    from majlis.adapters.records.reports import routing
    from majlis.kernel.marking import Marking

    keys = {
        "nation": Nation.everything.get(code="small"),
        "owner_id": owner_key(world.records),
        "marking_id": marking_key(Marking()),
    }
    hours = dict.fromkeys(("repair_low_h", "repair_mode_h", "repair_high_h", "restart_h"), 1.0)
    texts = {"name": "x", "sector": "health", "kind": "hospital", "area": "a", "source": "s", "black_start": False}
    for asset in ("ward-1", "ward-2"):
        DraftAsset.everything.create(code=asset, operator="clinic", **texts, **hours, **keys)
        for demand in ("d1", asset):
            DraftSupplier.everything.create(node=demand, group="g", supplier=asset, **keys)
    for demand, people in {"d1": 700_000, "ward-1": 400_000, "other": 9_000_000}.items():
        DraftDemand.everything.create(code=demand, area="a", zone="z", service="care", people=people, **keys)
    code = sent(operator(world, "clinic"))
    assert routing.served(Report.everything.select_related("owner").get(code=code)) == 1_100_000
    reasons = {one.organisation: one.reason for one in routing.shown(world.records, code)}
    assert "One million people" in reasons["secretariat"]


def test_a_route_that_no_longer_holds_stays_in_sight(world: World) -> None:
    from majlis.adapters.records.reports import routing

    code = sent(operator(world, "clinic"))
    routing.drop_rule(world.records, "small", "cert")
    with pytest.raises(NotFoundError):
        routing.shown(person(world, "cert").records, code)
    (cert,) = [one for one in routing.shown(operator(world, "clinic").records, code) if one.organisation == "cert"]
    assert cert.until
    assert "cert" not in {rule.id for rule, _ in routing.rules(world.records, "small")}
    rule = next(rule for rule, _ in routing.rules(world.records, "small") if rule.id == "regulator")
    routing.set_rule(world.records, "small", rule)
    assert {rule.id: own for rule, own in routing.rules(world.records, "small")}["regulator"]
