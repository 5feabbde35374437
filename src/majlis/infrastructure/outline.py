"""A base layer for a map: GeoJSON (RFC 7946) of the user's own, read strictly and made clean."""

import json
import math
from collections.abc import Sequence
from typing import Any

from majlis.kernel.errors import InputError

MOST_BYTES = 4 * 2**20
MOST_POINTS = 200_000
MOST_NAME = 120
_DIGITS = 5
"""Decimals of a degree that are kept: about a metre."""
_DEPTH = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""How deep the positions of a geometry lie."""
_LONGITUDE, _LATITUDE = 180.0, 90.0


def clean_layer(data: bytes) -> str:
    """Return a base layer as GeoJSON that holds geometries and names, and nothing else.

    Every other property, foreign member, height and style is left out; positions are rounded to about a metre.

    Parameters
    ----------
    data : bytes
        A GeoJSON text: a feature collection, a feature, or a geometry.

    Raises
    ------
    InputError
        If it is too large, no GeoJSON, or a position lies outside the world.
    """
    if len(data) > MOST_BYTES:
        raise _wrong(
            f"the layer has {len(data):,} bytes; {MOST_BYTES:,} are the most",
            mend="simplify the lines, for example with mapshaper or QGIS, and try again",
        )
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise _wrong("the file is no JSON", mend="save it as GeoJSON, UTF-8") from None
    cleaner = _Cleaner()
    features = [{"type": "Feature", "properties": name, "geometry": shape} for name, shape in cleaner.features(found)]
    if not features:
        raise _wrong("the layer holds no lines, areas or points", mend="save it as GeoJSON with geometries")
    return json.dumps(
        {"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


class _Cleaner:
    """Walks through a GeoJSON text and counts its positions."""

    def __init__(self) -> None:
        self.points = 0

    def features(self, found: Any) -> list[tuple[dict[str, str], dict[str, Any]]]:  # noqa: ANN401 - JSON
        kind = found.get("type") if isinstance(found, dict) else None
        if kind == "FeatureCollection" and isinstance(found.get("features"), list):
            return [one for part in found["features"] for one in self._feature(part)]
        return self._feature(found)

    def _feature(self, found: Any) -> list[tuple[dict[str, str], dict[str, Any]]]:  # noqa: ANN401 - JSON
        if not isinstance(found, dict):
            raise _wrong("a part of the layer is no feature")
        if found.get("type") != "Feature":
            return [({}, shape) for shape in self._shapes(found)]
        if found.get("geometry") is None:
            return []
        properties = found.get("properties")
        name = properties.get("name") if isinstance(properties, dict) else None
        kept = {"name": name[:MOST_NAME]} if isinstance(name, str) and name.isprintable() and name else {}
        return [(kept, shape) for shape in self._shapes(found["geometry"])]

    def _shapes(self, found: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON
        kind = found.get("type") if isinstance(found, dict) else None
        if kind == "GeometryCollection" and isinstance(found.get("geometries"), list):
            parts = found["geometries"]
            if any(isinstance(part, dict) and part.get("type") == kind for part in parts):
                raise _wrong("the layer holds a collection within a collection")
            return [shape for part in parts for shape in self._shapes(part)]
        if not isinstance(kind, str) or kind not in _DEPTH:
            raise _wrong(f"{str(kind)[:40]!r} is no geometry of GeoJSON")
        return [{"type": kind, "coordinates": self._positions(found.get("coordinates"), _DEPTH[kind])}]

    def _positions(self, found: Any, depth: int) -> list[Any]:  # noqa: ANN401 - JSON
        if not isinstance(found, list):
            raise _wrong("a geometry has no positions where it must have them")
        return [self._positions(part, depth - 1) for part in found] if depth else self._position(found)

    def _position(self, found: Sequence[Any]) -> list[float]:
        self.points += 1
        if self.points > MOST_POINTS:
            raise _wrong(
                f"the layer has more than {MOST_POINTS:,} positions",
                mend="simplify the lines, for example with mapshaper or QGIS, and try again",
            )
        pair = found[:2]
        if len(pair) != 2 or not all(_number(value) for value in pair):  # noqa: PLR2004 - longitude and latitude
            raise _wrong("a position is no pair of numbers")
        longitude, latitude = (round(float(value), _DIGITS) for value in pair)
        if abs(longitude) > _LONGITUDE or abs(latitude) > _LATITUDE:
            raise _wrong(
                f"the position {longitude:g}, {latitude:g} lies outside the world",
                mend="save the layer in degrees (WGS 84, EPSG:4326), longitude first",
            )
        return [longitude, latitude]


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _no_number(text: str) -> float:
    raise ValueError(text)


def _wrong(what: str, *, mend: str = "save it as GeoJSON (RFC 7946)") -> InputError:
    return InputError(what, mend=mend, code="map.layer")
