"""What a briefing is made of: markings join, a change is judged."""

from collections.abc import Callable
from typing import Any

from majlis.briefing.material import sector_name, sector_noun, service_noun


def test_the_strictest_marking_wins(make: Callable[..., Any], assess: Callable[..., Any], named: Any) -> None:
    assert str(make().marking) == "TLP:AMBER"
    source = assess().sources[0].model_copy(update={"marking": "TLP:AMBER+STRICT/SECRET/health"})
    assert str(make(result=assess(sources=(source,))).marking) == "TLP:AMBER+STRICT/SECRET/health"
    assert str(make(annex=named).marking) == "TLP:RED"


def test_a_change_inside_the_range_is_within_uncertainty(make: Callable[..., Any]) -> None:
    material = make(difference=None)
    assert material.within_uncertainty
    assert not make(difference=None, previous=None).within_uncertainty
    chance = material.previous.headline.chance.model_copy(update={"mean": 0.4, "high": 0.6})
    far = material.previous.model_copy(
        update={"headline": material.previous.headline.model_copy(update={"chance": chance})}
    )
    assert not make(difference=None, previous=far).within_uncertainty


def test_names_come_from_the_reference() -> None:
    assert (sector_name("health"), sector_noun("health"), sector_name("novel")) == ("Health", "hospitals", "novel")
    assert service_noun("phones") == "phones"


def test_synthetic_evidence_makes_everything_synthetic(make: Callable[..., Any], assess: Callable[..., Any]) -> None:
    real = assess().nation.model_copy(update={"synthetic": False})
    assert make(result=assess(nation=real)).synthetic
    assert not make(result=assess(nation=real, sources=assess().sources[:1])).synthetic
