"""A picture as arrays in one file, and back: what took seconds to build is read in a moment."""

import io
import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.dossier.header import header_of_table, header_table
from majlis.infrastructure.nation import Area, Operator
from majlis.infrastructure.network import Network
from majlis.infrastructure.picture.picture import Coded, Picture
from majlis.kernel.marking import Marking

VERSION = 1
"""Version of the file's shape; part of its name."""
_TEXTS = "texts"
_CODED = ("kind", "vendor", "source", "asset_marking", "group_name", "group_source")
_PLAIN = ("operator", "times", "black_start", "group_times", "declared")


def packed(picture: Picture) -> bytes:
    """Return a picture as the bytes of a numpy archive, without pickled objects."""
    network = picture.network
    arrays: dict[str, NDArray[Any]] = {f"network.{name}": value for name, value in _arrays(network).items()}
    arrays |= {name: getattr(picture, name) for name in _PLAIN}
    arrays |= {name: getattr(picture, name).places for name in _CODED}
    texts = {
        "header": header_table(picture.header),
        "marking": picture.marking,
        "network": {field.name: _listed(getattr(network, field.name)) for field in fields(network) if not _is_array(
            getattr(network, field.name)
        )},
        "areas": [_row(area) for area in picture.areas],
        "operators": [_row(operator) for operator in picture.operators],
        "names": picture.names,
        **{name: getattr(picture, name).texts for name in _CODED},
    }  # fmt: skip
    arrays[_TEXTS] = np.frombuffer(json.dumps(texts, default=str).encode(), dtype=np.uint8)
    out = io.BytesIO()
    np.savez(out, allow_pickle=False, **arrays)
    return out.getvalue()


def unpacked(file: BinaryIO) -> Picture:
    """Return the picture that a file holds.

    Raises
    ------
    ValueError, KeyError, OSError
        If it is not such a file.
    """
    with np.load(file, allow_pickle=False) as arrays:
        texts = json.loads(arrays[_TEXTS].tobytes())
        columns: dict[str, Any] = {name: arrays[name] for name in _PLAIN}
        columns |= {name: Coded(tuple(texts[name]), arrays[name]) for name in _CODED}
        flat: dict[str, Any] = {name: arrays[f"network.{name}"] for name in _array_names()}
    rest: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in texts["network"].items()
    }
    return Picture(
        header=header_of_table(texts["header"]),
        marking=texts["marking"],
        network=Network(**flat, **rest),
        areas=tuple(Area(**_marked(row)) for row in texts["areas"]),
        operators=tuple(Operator(**_marked(row)) for row in texts["operators"]),
        names=tuple(texts["names"]),
        **columns,
    )


def _is_array(value: object) -> bool:
    return isinstance(value, np.ndarray)


def _arrays(network: Network) -> dict[str, NDArray[Any]]:
    return {name: getattr(network, name) for name in _array_names()}


def _array_names() -> list[str]:
    plain = {"ids", "asset_count", "horizon", "slot_minutes", "areas", "sectors", "services", "zones"}
    return [field.name for field in fields(Network) if field.name not in plain]


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _row(value: Area | Operator) -> dict[str, object]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _marked(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "marking": Marking.parse(row["marking"])}
