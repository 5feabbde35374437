"""What an asset needs, in words, and what depends on it."""

from dataclasses import replace

import numpy as np
from tests.small import WEST, small_nation

from majlis.infrastructure.picture.neighbours import levels, needs, requirement_words
from majlis.infrastructure.picture.picture import picture_of

PICTURE = picture_of(small_nation())


def words(node: str) -> dict[str, str]:
    return {need.group: f"{need.words} [{need.basis}]" for need in needs(PICTURE, PICTURE.index[node])}


def test_needs_in_words() -> None:
    assert words(WEST) == {
        "control": "its supplier, to start; 4 h are bridged, an hour of supply fills 1 h of it [declared]",
        "generation": "any 1 of 2; nothing bridges a gap [declared]",
    }
    hospital = words("hospital:west-01")
    assert hospital["water"] == "its supplier; 24 h are bridged, full again at once [inferred, 90% sure]"
    assert hospital["phones"].startswith("its supplier, to start; nothing")
    assert needs(PICTURE, PICTURE.index["plant:east-01"]) == ()


def test_all_of_several() -> None:
    network = replace(
        PICTURE.network, group_k=np.maximum(PICTURE.network.group_k, np.diff(PICTURE.network.supply_start))
    )
    group = PICTURE.group_names.index("generation")
    assert requirement_words(replace(PICTURE, network=network), group).startswith("all 2")


def test_levels() -> None:
    found = levels(PICTURE, PICTURE.index[WEST], most=2)
    ids = PICTURE.network.ids
    assert [ids[v] for v in found[0].assets] == [
        "core:east-01", "exchange:west-01", "hospital:west-01", "plant:west-01", "waterworks:west-01",
    ]  # fmt: skip
    assert [ids[v] for v in found[0].demands] == ["power:zone-w"]
    assert found[0].people == 380_000
    assert [level.distance for level in found] == [1, 2]
    assert levels(PICTURE, PICTURE.index["waterworks:west-01"], most=1)[0].people == 250_000
