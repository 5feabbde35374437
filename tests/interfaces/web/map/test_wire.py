"""Messages to the map: framed and aligned, so that a browser reads columns in place."""

import numpy as np
from tests.small import small_nation

from majlis.infrastructure.attack import Attack
from majlis.infrastructure.picture.effect import effect
from majlis.infrastructure.picture.engine import Engine
from majlis.infrastructure.picture.picture import picture_of
from majlis.interfaces.web.map.wire import (
    assets_message,
    found_rows,
    framed,
    names_message,
    operator_name,
    outage_message,
)

PICTURE = picture_of(small_nation())


def test_columns_are_aligned() -> None:
    data = framed({"é": 1}, np.array([1, 2, 3], dtype=np.uint8), np.array([7], dtype=">u4"))
    length = int.from_bytes(data[:4], "little")
    assert length % 4 == 0
    assert data[4 + length :] == b"\1\2\3\0\7\0\0\0"


def test_messages_of_a_nation() -> None:
    assert names_message(PICTURE).decode().split("\n") == list(PICTURE.network.ids[: PICTURE.count])
    assert b"Grid station" not in assets_message(PICTURE, "small@1")
    engine = Engine(PICTURE)
    outage = engine.follow(Attack.parse(["grid:west-01@0:30"]))
    message = outage_message(outage, effect(outage, PICTURE), PICTURE)
    assert b'"struck":[3]' in message
    assert f'"names":["{PICTURE.names[3]}"]'.encode() in message


def test_rows_and_operators() -> None:
    (row,) = found_rows(PICTURE, [PICTURE.index["grid:west-01"]])
    assert row["area"] == "West"
    assert row["operator"] == operator_name(PICTURE, row["node"])
