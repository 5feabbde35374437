"""What goes over the line to the map: small headers of JSON, and columns of whole numbers behind them."""

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.cascade import Outage
from majlis.infrastructure.picture.effect import Effect, Lost
from majlis.infrastructure.picture.picture import NOT_THERE, Picture
from majlis.reference import sectors, services

_ALIGNED = 4


def framed(head: dict[str, Any], *columns: NDArray[Any]) -> bytes:
    """Return a message: the length of its header (4 bytes, little-endian), the header, the columns, each aligned."""
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % _ALIGNED)
    parts = [len(text).to_bytes(4, "little"), text]
    for column in columns:
        data = column.astype(column.dtype.newbyteorder("<"), copy=False).tobytes()
        parts.append(data + b"\0" * (-len(data) % _ALIGNED))
    return b"".join(parts)


def assets_message(picture: Picture, label: str) -> bytes:
    """Return the assets of a nation: areas with their points, and for each asset its area, sector and services.

    An asset's own point is not among a nation's facts: the browser draws the assets of an area around its point.
    """
    network = picture.network
    names = {row["id"]: row["name"] for row in sectors().rows}
    served = {row["id"]: row["name"] for row in services().rows}
    head = {
        "label": label,
        "count": picture.count,
        "horizon": network.horizon,
        "slotMinutes": network.slot_minutes,
        "areas": [[area.id, area.name, area.region, area.latitude, area.longitude] for area in picture.areas],
        "sectors": [[name, names[name]] for name in network.sectors],
        "services": [[name, served[name]] for name in network.services],
    }
    area = network.area[: picture.count].astype(np.uint32)
    fed = picture.services_fed.astype(np.uint32)
    sector = network.sector_or_service[: picture.count].astype(np.uint8)
    return framed(head, area, fed, sector)


def names_message(picture: Picture) -> bytes:
    """Return the ids of the assets, one a line, in the order of the columns."""
    return "\n".join(picture.network.ids[: picture.count]).encode()


def outage_message(outage: Outage, effect: Effect, picture: Picture) -> bytes:
    """Return the answer of a what-if: words and people by service, then for each outage of an asset node, begin, end.

    Times are slots; an end at the horizon is not over.
    """
    head: dict[str, Any] = {
        "headline": effect.headline(),
        "struck": [node for node, _, _ in outage.hits],
        "names": [picture.names[node] for node, _, _ in outage.hits],
        "until": [last for _, _, last in outage.hits],
        "lost": [_lost(one) for one in effect.lost],
        "any": {"personHours": effect.person_hours, **_changes(effect.without_any)},
    }
    assets = outage.node < picture.count
    columns = outage.node[assets], outage.begin[assets], outage.end[assets]
    head["count"] = len(columns[0])
    node, begin, end = columns
    return framed(head, node.astype(np.uint32), begin.astype(np.uint16), end.astype(np.uint16))


def _lost(one: Lost) -> dict[str, Any]:
    return {
        "service": one.service,
        "name": one.name,
        "sector": one.sector,
        "personHours": one.person_hours,
        "peak": one.peak,
        **_changes(one.people),
    }


def _changes(series: NDArray[np.int64]) -> dict[str, list[int]]:
    """Return a series by slot as the slots in which it changes, and its value from each on."""
    at = np.flatnonzero(np.diff(series, prepend=0))
    return {"at": at.tolist(), "people": series[at].tolist()}


def found_rows(picture: Picture, nodes: list[int]) -> list[dict[str, Any]]:
    """Return assets that were looked for, each with its node, id, name, area, operator."""
    return [
        {
            "node": node,
            "id": picture.network.ids[node],
            "name": picture.names[node],
            "area": picture.areas[int(picture.network.area[node])].name,
            "operator": operator_name(picture, node),
        }
        for node in nodes
    ]


def operator_name(picture: Picture, node: int) -> str:
    """Return the name of an asset's operator; its absence in words."""
    place = int(picture.operator[node])
    return picture.operators[place].name if place != NOT_THERE else "not listed"
