"""The warm engine answers as the cascade does, again and again, and for many hits."""

import pytest
from tests.small import WEST, small_nation

from majlis.infrastructure import synthesis
from majlis.infrastructure.attack import Attack
from majlis.infrastructure.cascade import cascade
from majlis.infrastructure.nation import Nation
from majlis.infrastructure.picture.engine import Engine, slots_of
from majlis.infrastructure.picture.picture import picture_of
from majlis.kernel.errors import InputError, NotFoundError


@pytest.fixture(scope="module")
def large() -> Nation:
    return synthesis.synthesize(assets=500, seed=3)


def test_it_answers_as_the_cascade_does(large: Nation) -> None:
    engine = Engine(picture_of(large))
    names = [asset.id for asset in large.assets][::25]
    for hits in ([f"{names[0]}@0"], [f"{name}@{hour}:30" for hour, name in enumerate(names)], [f"{names[3]}@5:inf"]):
        plain, warm = cascade(large, attack=hits), engine.follow(Attack.parse(hits))
        assert (plain.node.tolist(), plain.begin.tolist(), plain.end.tolist()) == (
            warm.node.tolist(),
            warm.begin.tolist(),
            warm.end.tolist(),
        )


def test_more_hits_than_room_was_made_for() -> None:
    engine = Engine(picture_of(small_nation()))
    hits = [f"{WEST}@{hour % 300}:0.5" for hour in range(2_000)]
    assert engine.follow(Attack.parse(hits)).of_node(engine.picture.index[WEST])


def test_the_proof_names_the_groups() -> None:
    engine = Engine(picture_of(small_nation()))
    lines = engine.follow(Attack.parse([f"{WEST}@0:30"])).explain("exchange:west-01").lines
    assert "Its requirement 'power' needs 1 of 1" in "\n".join(lines)


def test_what_does_not_fit() -> None:
    engine = Engine(picture_of(small_nation()))
    with pytest.raises(NotFoundError, match="no asset"):
        engine.follow(Attack.parse(["nowhere@0"]))
    with pytest.raises(NotFoundError, match="no asset"):
        slots_of(Attack.parse(["phones:zone-e@0:1"]), engine.picture)
    with pytest.raises(InputError, match="outside"):
        engine.follow(Attack.parse([f"{WEST}@100000"]))


def test_usual_times_and_size() -> None:
    engine = Engine(picture_of(small_nation()))
    assert engine.usual(Attack.parse([f"{WEST}@0", "nowhere@0"])) == {WEST: 24.0}
    assert engine.size > engine.picture.size
    assert len(engine.follow(Attack(())).node) == 0
