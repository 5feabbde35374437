"""What hangs on an operator is read from the nation's draft, and only where a rule asks for it."""

from collections.abc import Iterable

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.reports import operator, person, sent

from majlis.acts.world import World
from majlis.evidence.reporting.routing import Rule, Weight, shipped

HOURS = dict.fromkeys(("repair_low_h", "repair_mode_h", "repair_high_h", "restart_h"), 1.0)
TEXTS = {"name": "x", "sector": "health", "kind": "hospital", "area": "a", "source": "s", "black_start": False}


def draft(world: World, assets: Iterable[tuple[str, str]], supplies: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Write assets with their operators, and who is supplied by whom; return the keys of rows."""
    from majlis.adapters.records.keys import marking_key, owner_key
    from majlis.adapters.records.models import DraftAsset, DraftSupplier, Nation
    from majlis.kernel.marking import Marking

    keys: dict[str, object] = {
        "nation": Nation.everything.get(code="small"),
        "owner_id": owner_key(world.records),
        "marking_id": marking_key(Marking()),
    }
    for asset, owner in assets:
        DraftAsset.everything.create(code=asset, operator=owner, **TEXTS, **HOURS, **keys)
    for node, supplier in supplies:
        DraftSupplier.everything.create(node=node, group="g", supplier=supplier, **keys)
    return keys


def weighed(code: str, *rules: Rule) -> Weight:
    from majlis.adapters.records.models import Report
    from majlis.adapters.records.reports.weighing import weigh

    return weigh(Report.everything.select_related("owner").get(code=code), rules or shipped().values())


def test_the_people_whom_an_operator_serves_are_counted_once_per_service(world: World) -> None:
    from majlis.adapters.records.models import DraftDemand
    from majlis.adapters.records.reports import routing

    wards = ("ward-1", "ward-2")
    keys = draft(world, [(ward, "clinic") for ward in wards], [(node, ward) for ward in wards for node in ("d1", ward)])
    for demand, people in {"d1": 700_000, "ward-1": 400_000, "other": 9_000_000}.items():
        DraftDemand.everything.create(code=demand, area="a", zone="z", service="care", people=people, **keys)
    code = sent(operator(world, "clinic"))
    assert weighed(code) == Weight("clinic", 1_100_000, 0)
    reasons = {one.organisation: one.reason for one in routing.shown(world.records, code)}
    assert "One million people" in reasons["secretariat"]


def test_the_assets_of_others_that_cannot_do_without_it_are_counted(world: World) -> None:
    from majlis.adapters.records.models import DraftRequirement

    assets = [("ward", "clinic"), *((name, "bank") for name in ("alone", "spared", "short", "far"))]
    supplies = [(name, "ward") for name in ("alone", "spared", "short", "no-asset")]
    keys = draft(world, assets, [*supplies, ("spared", "far"), ("short", "far"), ("far", "alone")])
    for node, k in (("alone", 1), ("spared", 1), ("short", 2)):
        facts = {"buffer_h": 0.0, "need": "run", "confidence": 1.0, "basis": "source", "source": "s"}
        DraftRequirement.everything.create(node=node, group="g", k=k, **facts, **keys)
    code = sent(operator(world, "clinic"))
    assert weighed(code).dependents == 2


def test_nothing_is_asked_where_no_rule_asks(world: World) -> None:
    draft(world, [("ward", "clinic")], [("alone", "ward")])
    code = sent(operator(world, "clinic"))
    with CaptureQueriesContext(connection) as asked:
        assert weighed(code, Rule("a", sector="health")) == Weight("clinic")
    assert len(asked) == 1
    loose = sent(person(world, "cert"), operator="")
    assert weighed(loose) == Weight()
