"""Rows of the table that tells what the map shows, in the order of the assets' ids: never by how critical they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from majlis.interfaces.web.map.asked import Asked
from majlis.interfaces.web.map.wire import operator_name
from majlis.kernel.errors import InputError

PAGE = 100
"""Assets of a page."""
STATES = ("dark", "works", "hit", "touched")


@dataclass(frozen=True, slots=True)
class AssetRow:
    """An asset as a table tells it.

    Attributes
    ----------
    id, name, sector, kind, area, operator : str
    state : str
        ``works``, ``dark`` or ``hit``: at the hour that is shown.
    words : str
        The state with its hours.
    picked : bool
        Whether the what-if hits it.
    """

    id: str
    name: str
    sector: str
    kind: str
    area: str
    operator: str
    state: str
    words: str
    picked: bool


def chosen(asked: Asked) -> NDArray[np.int64]:
    """Return the assets that are asked for, in the order of their ids.

    Raises
    ------
    InputError
        If there is no such state.
    """
    found = asked.picture.find(asked.q, asked.sector, asked.service)
    if not asked.state:
        return found
    if asked.state not in STATES:
        raise InputError(f"{asked.state[:20]!r} is no state", mend=f"use {', '.join(STATES)}", code="map.state")
    outage = asked.outage
    slot = slot_of(asked)
    now = np.unique(outage.node[(outage.begin <= slot) & (outage.end > slot)])
    picked = np.unique([node for node, _begin, _end in outage.hits])
    kept = {
        "dark": np.isin(found, now),
        "works": ~np.isin(found, now),
        "hit": np.isin(found, picked),
        "touched": np.isin(found, outage.node),
    }[asked.state]
    return found[kept]


def slot_of(asked: Asked) -> int:
    """Return the slot that holds the hour that is shown; of the horizon's end the last one."""
    return min(int(asked.hour / asked.picture.hours_per_slot + 1e-9), asked.picture.network.horizon - 1)


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area in which assets are dark: what the marks of the map tell.

    Attributes
    ----------
    name, region : str
    dark, of, hit : int
        Assets that are dark at the hour, all assets, and those of the dark that were hit.
    """

    name: str
    region: str
    dark: int
    of: int
    hit: int


def areas_dark(asked: Asked) -> list[AreaRow]:
    """Return the areas in which assets are dark at the hour that is shown, in the order of their names."""
    picture, outage, slot = asked.picture, asked.outage, slot_of(asked)
    size, place = len(picture.areas), picture.network.area
    now = np.unique(outage.node[(outage.begin <= slot) & (outage.end > slot) & (outage.node < picture.count)])
    struck = np.unique([node for node, first, last in outage.hits if first <= slot < last]).astype(np.int64)
    dark = np.bincount(place[now], minlength=size)
    hit = np.bincount(place[np.intersect1d(struck, now)], minlength=size)
    whole = np.bincount(place[: picture.count], minlength=size)
    order = sorted(np.flatnonzero(dark).tolist(), key=lambda one: picture.areas[one].name)
    return [
        AreaRow(picture.areas[one].name, picture.areas[one].region, int(dark[one]), int(whole[one]), int(hit[one]))
        for one in order
    ]


def rows(asked: Asked, nodes: Sequence[int], sectors: Mapping[str, str]) -> Iterator[AssetRow]:
    """Yield the rows of assets.

    Parameters
    ----------
    asked : Asked
    nodes : sequence of int
    sectors : mapping
        Name by id.
    """
    picture, network = asked.picture, asked.picture.network
    hits = {hit.asset for hit in asked.hits}
    for node in nodes:
        name = network.ids[node]
        state, words = state_of(asked, node)
        yield AssetRow(
            id=name,
            name=picture.names[node],
            sector=sectors[network.sectors[int(network.sector_or_service[node])]],
            kind=picture.kind[node],
            area=picture.areas[int(network.area[node])].name,
            operator=operator_name(picture, node),
            state=state,
            words=words,
            picked=name in hits,
        )


def state_of(asked: Asked, node: int) -> tuple[str, str]:
    """Return an asset's state at the hour that is shown, and in words with its hours."""
    if not asked.hits:
        return "works", _("works")
    slot, scale, horizon = slot_of(asked), asked.picture.hours_per_slot, asked.picture.network.horizon
    outages = asked.outage.of_node(node)
    for begin, end in outages:
        if begin <= slot < end:
            struck = any(v == node and first <= slot < last for v, first, last in asked.outage.hits)
            state = "hit" if struck else "dark"
            since = _("hit, dark") if struck else _("dark")
            until = _("not back") if end >= horizon else _("back at hour %(hour)s") % {"hour": f"{end * scale:g}"}
            return state, _("%(dark)s since hour %(hour)s, %(until)s") % {
                "dark": since,
                "hour": f"{begin * scale:g}",
                "until": until,
            }
    later = [begin for begin, _end in outages if begin > slot]
    if later:
        return "works", _("works; dark from hour %(hour)s") % {"hour": f"{later[0] * scale:g}"}
    if outages:
        return "works", _("works again since hour %(hour)s") % {"hour": f"{outages[-1][1] * scale:g}"}
    return "works", _("works")
