"""A base layer: read strictly, nothing kept but geometries and names."""

import json
from typing import Any

import pytest

from majlis.infrastructure.outline import MOST_BYTES, clean_layer
from majlis.kernel.errors import InputError

LINE = {"type": "LineString", "coordinates": [[70.1234567, 30.0], [71, 31, 250.0]]}


def cleaned(found: Any) -> Any:
    return json.loads(clean_layer(json.dumps(found).encode()))


def test_names_stay_and_the_rest_goes() -> None:
    feature = {
        "type": "Feature", "id": 7, "bbox": [0, 0, 1, 1], "geometry": LINE,
        "properties": {"name": "River", "style": "url(evil)", "onclick": "x"},
    }  # fmt: skip
    found = cleaned({"type": "FeatureCollection", "features": [feature, {"type": "Feature", "geometry": None}]})
    assert found["features"] == [
        {
            "type": "Feature",
            "properties": {"name": "River"},
            "geometry": {"type": "LineString", "coordinates": [[70.12346, 30.0], [71.0, 31.0]]},
        }
    ]


def test_geometries_and_collections_are_features() -> None:
    assert cleaned(LINE)["features"][0]["properties"] == {}
    both = {"type": "GeometryCollection", "geometries": [LINE, {"type": "Point", "coordinates": [1, 2]}]}
    assert [one["geometry"]["type"] for one in cleaned(both)["features"]] == ["LineString", "Point"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no json", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'{"type": "Point", "coordinates": [NaN, 1]}', "no JSON"),
        (b'{"type": "Topology"}', "no geometry of GeoJSON"),
        (b"[]", "no feature"),
        (b'{"type": "FeatureCollection", "features": []}', "no lines, areas or points"),
        (b'{"type": "Point", "coordinates": [500000, 3000000]}', "outside the world"),
        (b'{"type": "Point", "coordinates": ["a", 1]}', "no pair of numbers"),
        (b'{"type": "Point", "coordinates": [1]}', "no pair of numbers"),
        (b'{"type": "Polygon", "coordinates": [1]}', "no positions"),
        (
            b'{"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[]}]}',
            "within a collection",
        ),
    ],
)
def test_what_is_no_layer(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        clean_layer(data)


def test_too_much() -> None:
    with pytest.raises(InputError, match="bytes"):
        clean_layer(b" " * (MOST_BYTES + 1))
    with pytest.raises(InputError, match="more than 200,000 positions"):
        cleaned({"type": "LineString", "coordinates": [[0, 0]] * 200_001})


def test_a_name_that_nobody_can_read_goes() -> None:
    feature = {"type": "Feature", "geometry": LINE, "properties": {"name": "a\u202eb"}}
    assert cleaned(feature)["features"][0]["properties"] == {}
