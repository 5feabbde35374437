"""A card says how many people, where and for how long; where it was not kept it says nothing."""

from types import SimpleNamespace
from typing import Any

from majlis.interfaces.web.risk import scenario_cards
from majlis.interfaces.web.risk.scenario_cards import cards
from majlis.risk.result import AreaHit, Scenario, ScenarioPlaces

ONE = Scenario(
    years=20, campaign="c", description="A supplier fails.", assets_hit=3, assets_affected=40, service="power",
    people=6_200_000, hours=14.2, hours_low=9.0, hours_high=30.0, person_hours=1,
)  # fmt: skip


def test_a_card(monkeypatch: Any) -> None:
    areas = tuple(AreaHit(id=f"a{at}", name=f"Area {at}", people=1000 - at) for at in range(5))
    places = ScenarioPlaces(years=20, service="power", areas=areas, areas_hit=9)
    monkeypatch.setattr(scenario_cards, "scenario_places", lambda _: {20: places})
    result = SimpleNamespace(scenarios=(ONE.model_copy(update={"years": 100, "assets_hit": 1}), ONE))
    first, second = cards(SimpleNamespace(result=result))  # type: ignore[arg-type]
    assert (first.people, first.hours, first.between) == ("6.2\u00a0million people", "14 hours", "9–30")
    assert first.what == "A supplier fails"
    assert "20" in first.often
    assert "Area 0" in first.where
    assert "5 more areas" in first.where
    assert second.where == ""
    assert second.counts == "1 asset hit, 40 dark."
