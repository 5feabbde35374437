"""Attacks as people write them, and what is said when they are wrong."""

import math
from pathlib import Path

import pytest

from majlis import infrastructure
from majlis.infrastructure.attack import Attack, Hit, nearest, unknown_asset
from majlis.infrastructure.network import Network
from majlis.kernel.errors import InputError, MajlisError, NotFoundError

GOLDEN = Path(__file__).parents[2] / "golden" / "dossier-small"


@pytest.fixture(scope="module")
def network() -> Network:
    return infrastructure.build_network(infrastructure.read(GOLDEN))


def test_parse() -> None:
    assert Hit.parse("grid:west-01@2.5:24") == Hit("grid:west-01", 2.5, 24.0)
    assert Hit.parse(" grid:west-01@0 ") == Hit("grid:west-01", 0.0, None)
    assert Hit.parse("grid:west-01@0:inf") == Hit("grid:west-01", 0.0, math.inf)
    assert Attack.parse(["a:b@1,c:d@2:3", "e:f@4"]).hits == (Hit("a:b", 1), Hit("c:d", 2, 3), Hit("e:f", 4))


@pytest.mark.parametrize("text", ["grid:west-01@2.5:24", "grid:west-01@0", "x:y@0:inf"])
def test_text_is_read_back(text: str) -> None:
    assert str(Hit.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("grid:west-01", "names no asset and hour"),
        ("@3", "names no asset and hour"),
        ("grid:west-01@", "does not hold hours"),
        ("@", "names no asset and hour"),
        ("grid:west-01@soon", "does not hold hours"),
        ("grid:west-01@1:2:3", "does not hold hours"),
        ("grid:west-01@1:", "does not hold hours"),
        ("grid:west-01@-1", "the hour must be 0 or later"),
        ("grid:west-01@inf", "the hour must be 0 or later"),
        ("grid:west-01@nan", "the hour must be 0 or later"),
        ("grid:west-01@1:0", "must take more than 0 hours"),
        ("grid:west-01@1:nan", "must take more than 0 hours"),
    ],
)
def test_wrong_text(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        Attack.parse([text])
    assert caught.value.fault.where == "option --attack"
    assert "ASSET@HOUR:REPAIR_HOURS" in caught.value.fault.mend


def test_all_wrong_texts_at_once() -> None:
    with pytest.raises(InputError, match="2 hits cannot be read") as caught:
        Attack.parse(["a", "b:c@1", "d@x"])
    assert len(caught.value.faults) == 2


def test_no_attack() -> None:
    with pytest.raises(InputError, match="the attack hits nothing"):
        Attack.parse([" , "])


def test_slots(network: Network) -> None:
    (hit,) = Attack.of({"grid:west-01": (1.0, 2.5)}).slots(network)
    assert hit == (network.ids.index("grid:west-01"), 1, 4)


def test_filled() -> None:
    attack = Attack.parse(["a:b@0", "c:d@0:7", "e:f@0"]).filled({"a:b": 5.0, "c:d": 1.0})
    assert [hit.repair_h for hit in attack.hits] == [5.0, 7.0, None]


@pytest.mark.parametrize(
    ("attack", "error", "message"),
    [
        ({"grid:wset-01": (0.0, 1.0)}, NotFoundError, "did you mean grid:west-01"),
        ({"power:zone-w": (0.0, 1.0)}, NotFoundError, "it is a demand"),
        ({"zzz": (0.0, 1.0)}, NotFoundError, "look for its id in assets.csv"),
        ({"x:a": (0.0, 1.0), "x:b": (0.0, 1.0)}, NotFoundError, "2 assets are unknown"),
        ({"grid:west-01": (336.0, 1.0)}, InputError, "outside the 336 hours"),
        ({"grid:west-01": 0.0}, InputError, "how long the repair takes"),
    ],
)
def test_attack_that_does_not_fit(
    network: Network, attack: dict[str, float | tuple[float, float | None]], error: type[MajlisError], message: str
) -> None:
    with pytest.raises(error, match=message):
        Attack.of(attack).slots(network)


def test_nearest_looks_in_the_sector_first(network: Network) -> None:
    assert set(nearest("grid:01", network)) == {"grid:west-01", "grid:east-01"}
    assert "plant:west-01" in nearest("plnt:west-01", network)
    assert unknown_asset("grid:1", network).fault.code == "cascade.unknown-asset"
