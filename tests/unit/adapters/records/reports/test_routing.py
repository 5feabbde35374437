import pytest
from tests.reports import operator, person, sent

from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


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
