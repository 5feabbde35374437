"""Pages: the map, the table that does the same, and one asset."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie

from majlis.adapters.records.scenarios import layers
from majlis.infrastructure.attack import unknown_asset
from majlis.infrastructure.picture.neighbours import levels, needs
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.map.asked import KEEP, REACH, RUN, Asked, asked
from majlis.interfaces.web.map.reading import when_ready
from majlis.interfaces.web.map.rows import PAGE, STATES, areas_dark, chosen, rows, slot_of, state_of
from majlis.interfaces.web.map.wire import operator_name
from majlis.interfaces.web.sheets import EXPORT, Sheet, download
from majlis.kernel.errors import InputError
from majlis.reference import sectors, services

LEVELS = 4
"""Levels of dependants that an asset's page tells."""
NAMED = 12
"""Neighbours that are named; the rest is counted."""


@ensure_csrf_cookie
@when_ready
def show(request: HttpRequest, nation: str) -> HttpResponse:
    """Show the map. It fetches its assets itself; whoever runs no script finds the way to the table."""
    found = asked(request, nation)
    source = layers.source_of(world_of(request).records, nation)
    told = {"title": _("Map and what-if"), "base": source is not None, "source": source}
    return render(request, "map/map.html", {**_shared(request, found), **told})


@when_ready
def table(request: HttpRequest, nation: str) -> HttpResponse:
    """Show the table: the same picks, hour and results as the map, without it; as a file where one is asked for."""
    found = asked(request, nation)
    form = request.GET.get("form", "")
    if request.GET.get("of") == "services" and form:
        return download(request, _services_sheet(found), form)
    if request.GET.get("of") == "areas" and form:
        return download(request, _areas_sheet(found), form)
    nodes = chosen(found)
    if form:
        return download(request, _assets_sheet(found, nodes.tolist()), form)
    page = _page(request.GET.get("page", "1"), len(nodes))
    shown = nodes[(page - 1) * PAGE : page * PAGE].tolist()
    told = {
        "title": _("What-if as a table"),
        "rows": [(row, _deed(found, row.id, picked=row.picked)) for row in rows(found, shown, _names(sectors()))],
        "count": len(nodes),
        "first": (page - 1) * PAGE + 1,
        "last": (page - 1) * PAGE + len(shown),
        "before": page - 1,
        "after": page + 1 if page * PAGE < len(nodes) else 0,
        "may_export": EXPORT in asking(request).actor.permissions,
    }
    return render(request, "map/table.html", {**_shared(request, found), **told})


def _deed(found: Asked, asset: str, *, picked: bool) -> str:
    return found.address(hits=found.without(asset) if picked else found.with_hit(asset))


def _page(text: str, count: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text)):  # noqa: PLR2004 - a page number
        raise InputError(f"{text[:20]!r} is no page", code="map.page")
    return min(int(text), max(1, -(-count // PAGE)))


@when_ready
def asset(request: HttpRequest, nation: str, asset: str) -> HttpResponse:
    """Show an asset: facts, what it needs, what depends on it, and why it is dark; a piece of it for the map."""
    found = asked(request, nation)
    picture = found.picture
    node = picture.index.get(asset, picture.count)
    if not node < picture.count:
        raise unknown_asset(asset, picture.network)
    held_ = asking(request).actor.permissions
    state, words = state_of(found, node)
    low, mode, high, restart, by_hand = (float(value) for value in picture.times[node])
    told = {
        "title": picture.names[node],
        "id": asset,
        "node": node,
        "area": picture.areas[int(picture.network.area[node])],
        "sector": _names(sectors())[picture.network.sectors[int(picture.network.sector_or_service[node])]],
        "operator": operator_name(picture, node),
        "kind": picture.kind[node],
        "vendor": picture.vendor[node],
        "source": picture.source[node],
        "asset_marking": picture.asset_marking[node],
        "black": bool(picture.black_start[node]),
        "repair": (low, mode, high),
        "restart": restart,
        "by_hand": by_hand if by_hand == by_hand else None,  # noqa: PLR0124 - NaN is not itself
        "needs": [(need, _some(found, need.suppliers)) for need in needs(picture, node)],
        "levels": _levels(found, node) if REACH in held_ else None,
        "state": state,
        "words": words,
        "picked": asset in {hit.asset for hit in found.hits},
        "deed": _deed(found, asset, picked=asset in {hit.asset for hit in found.hits}),
        "proof": _proof(found, asset),
    }
    template = "map/asset_piece.html" if getattr(request, "htmx", False) else "map/asset.html"
    return render(request, template, {**_shared(request, found), **told})


def _proof(found: Asked, asset: str) -> tuple[str, ...]:
    if not found.hits or not found.outage.of_node(found.picture.index[asset]):
        return ()
    return found.outage.explain(asset).lines


def _levels(found: Asked, node: int) -> list[dict[str, Any]]:
    return [
        {
            "distance": level.distance,
            "assets": _some(found, level.assets),
            "count": len(level.assets),
            "demands": len(level.demands),
            "people": level.people,
        }
        for level in levels(found.picture, node, most=LEVELS)
    ]


def _some(found: Asked, nodes: tuple[int, ...]) -> dict[str, Any]:
    """Return neighbours by name, the first of them, and how many more there are."""
    picture = found.picture
    names = [(picture.network.ids[v], picture.names[v], state_of(found, v)[0]) for v in nodes[:NAMED]]
    return {"named": names, "more": len(nodes) - len(names)}


def _shared(request: HttpRequest, found: Asked) -> dict[str, Any]:
    """Return what each of these pages is given."""
    named, held_ = found.warm.named, asking(request).actor.permissions
    return {
        "asked": found,
        "version": named,
        "query": found.address(),
        "marking": found.picture.marking,
        "horizon": found.picture.header.horizon_hours,
        "slot_hours": found.picture.hours_per_slot,
        "sectors": _names(sectors()),
        "services": _names(services()),
        "states": STATES,
        "may_run": RUN in held_,
        "may_keep": KEEP in held_,
        "may_change": "nation.write" in held_,
        **(_result(found) if found.hits else {}),
    }


def _result(found: Asked) -> dict[str, Any]:
    slot, effect = slot_of(found), found.effect
    outage, network = found.outage, found.picture.network
    now = (outage.begin <= slot) & (outage.end > slot) & (outage.node < found.picture.count)
    names = _names(sectors())
    count: dict[int, int] = {}
    for place in network.sector_or_service[outage.node[now]].tolist():
        count[place] = count.get(place, 0) + 1
    return {
        "effect": effect,
        "headline": effect.headline(),
        "lost": [(one, int(one.people[slot]), names[one.sector]) for one in effect.lost],
        "any_now": int(effect.without_any[slot]),
        "dark_now": [(names[network.sectors[place]], count[place]) for place in sorted(count)],
        "dark_count": int(now.sum()),
        "areas": areas_dark(found),
        "hits": [
            (hit, found.picture.names[node], repair or usual, found.address(hits=found.without(hit.asset)))
            for hit in found.hits
            for node in [found.picture.index[hit.asset]]
            for repair, usual in [(hit.repair_h, float(found.picture.times[node, 1]))]
        ],
    }


def _names(table: Any) -> Mapping[str, str]:  # noqa: ANN401 - a reference table
    return {row["id"]: row["name"] for row in table.rows}


def _assets_sheet(found: Asked, nodes: list[int]) -> Sheet:
    columns = ("id", "name", "sector", "kind", "area", "operator", "state", "in words")
    listed = (
        (row.id, row.name, row.sector, row.kind, row.area, row.operator, row.state, row.words)
        for row in rows(found, nodes, _names(sectors()))
    )
    return Sheet(
        f"{found.nation}-assets", columns, listed, found.picture.marking, found.picture.header.synthetic, _lines(found)
    )


def _services_sheet(found: Asked) -> Sheet:
    slot = slot_of(found)
    columns = ("service", "sector", f"people without at hour {found.hour:g}", "most at one time", "people x hours")
    listed = [
        (one.name, one.sector, int(one.people[slot]), one.peak, one.person_hours) for one in found.effect.lost
    ] if found.hits else []  # fmt: skip
    return Sheet(
        f"{found.nation}-what-if", columns, listed, found.picture.marking, found.picture.header.synthetic, _lines(found)
    )


def _areas_sheet(found: Asked) -> Sheet:
    columns = ("area", "region", f"dark at hour {found.hour:g}", "assets", "hit")
    listed = [(one.name, one.region, one.dark, one.of, one.hit) for one in areas_dark(found)] if found.hits else []
    return Sheet(
        f"{found.nation}-areas", columns, listed, found.picture.marking, found.picture.header.synthetic, _lines(found)
    )


def _lines(found: Asked) -> list[str]:
    hits = ", ".join(map(str, found.hits)) or "nothing"
    return [f"{found.warm.named.label}; hit: {hits}; at hour {found.hour:g}"]
