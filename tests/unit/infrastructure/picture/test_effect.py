"""What an attack does, in numbers and words."""

import numpy as np
import pytest
from tests.small import WEST, small_nation

from majlis.infrastructure import synthesis
from majlis.infrastructure.attack import Attack
from majlis.infrastructure.picture.effect import Effect, effect, facts, people, without_any
from majlis.infrastructure.picture.engine import Engine
from majlis.infrastructure.picture.picture import picture_of

ENGINE = Engine(picture_of(small_nation()))


def of(*hits: str) -> Effect:
    return effect(ENGINE.follow(Attack.parse(hits) if hits else Attack(())), ENGINE.picture)


def test_figures() -> None:
    """The case worked out in tests/unit/infrastructure/test_cascade.py."""
    found = of(f"{WEST}@0:30")
    assert (found.struck, found.dark, found.most_people) == (1, 2, 380_000)
    assert found.person_hours == 380_000 * 32 + 300_000 + 250_000
    assert [(one.service, one.peak) for one in found.lost] == [
        ("power", 380_000),
        ("phones", 300_000),
        ("water", 250_000),
    ]
    assert facts(found) == {"struck": 1, "dark": 2, "most_people": 380_000, "person_hours": found.person_hours}


def test_words() -> None:
    assert of().headline() == "Nothing is hit: everything works."
    assert of(f"{WEST}@0:30").headline() == (
        "1 asset is hit; 2 more go dark. At the worst, from hour 0, 380,000 people are without at least one service; "
        "most of them without: power. All is back by hour 34."
    )
    assert "It is not over by hour 336." in of(f"{WEST}@0:inf").headline()
    assert "Nobody loses a service." in of("plant:west-01@0:1").headline()
    assert of("waterworks:west-01@0:1", f"{WEST}@0:1").headline().startswith("2 assets are hit;")


def test_one_service_is_named_alone() -> None:
    assert "people are without: water." in of("waterworks:west-01@0:1").headline()


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 person"), (99_999, "99,999 people"), (123_456, "123,000 people"), (4_460_000, "4.5 million people")],
)
def test_people(number: int, said: str) -> None:
    assert people(number) == said


def test_people_without_any_are_those_of_the_cascade() -> None:
    nation = synthesis.synthesize(assets=500, seed=2)
    engine = Engine(picture_of(nation))
    for hits in ([f"{asset.id}@0" for asset in nation.assets[::40]], [f"{nation.assets[7].id}@3:inf"]):
        outage = engine.follow(Attack.parse(hits))
        assert np.array_equal(without_any(outage), outage.people_without_any)
