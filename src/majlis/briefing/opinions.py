"""Charts of what a room said: bars of agreement, and the map of groups. Readable in black and white."""

from collections.abc import Sequence

from majlis.briefing.charts import DARK, INK, LIGHT, MIDDLE, PAPER, Spec, frame

__all__ = ["MOST_POINTS", "bars", "opinion_map"]

MOST_POINTS = 600
"""So many participants are drawn, evenly taken from all: more would only cover one another."""
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")
_TONES = (DARK, MIDDLE, INK, LIGHT, DARK)
_WIDTH, _LABELS, _NAMES, _ROW, _NARROW = 640, 130, 120, 21, 332
Row = tuple[str, int, int, int]
"""Name, agrees, disagrees, passes."""


def bars(rows: Sequence[Row], *, synthetic: bool) -> Spec:
    """Return bars of a hundred per cent: agree dark, pass light, disagree in between, the counts at the end of each.

    Parameters
    ----------
    rows : sequence of (name, agree, disagree, pass)
    synthetic : bool
    """
    data = [part for row in rows for part in _parts(row)]
    labels = [{"name": name, "label": f"{agree} · {against} · {passed}"} for name, agree, against, passed in rows]
    order = [row[0] for row in rows]
    wide = _bars(data, labels, order, _WIDTH - _LABELS - _NAMES, _NAMES)
    small = _bars(data, labels, order, _NARROW - 90 - 90, 90)
    return frame(wide, synthetic=synthetic, narrow=small)


def _parts(row: Row) -> list[dict[str, object]]:
    name, agree, against, passed = row
    seen = agree + against + passed
    found, start = [], 0.0
    for kind, count in (("agree", agree), ("pass", passed), ("disagree", against)):
        end = start + (100 * count / seen if seen else 0.0)
        found.append({"name": name, "kind": kind, "start": round(start, 3), "end": round(end, 3)})
        start = end
    return found


def _bars(
    data: list[dict[str, object]], labels: list[dict[str, str]], order: list[str], width: int, names: int
) -> Spec:
    axis = {
        "title": None,
        "domain": False,
        "ticks": False,
        "minExtent": names,
        "maxExtent": names,
        "labelAlign": "left",
    }
    y = {"field": "name", "type": "nominal", "sort": order, "axis": axis | {"labelPadding": names - 4}}
    scale = {"domain": [0, 100], "nice": False}
    x = {"field": "start", "type": "quantitative", "scale": scale, "axis": {"title": "%", "titleAnchor": "end"}}
    tones = {"domain": ["agree", "pass", "disagree"], "range": [DARK, LIGHT, MIDDLE]}
    colour = {"field": "kind", "type": "nominal", "scale": tones, "legend": None}
    return {
        "width": width,
        "height": _ROW * max(1, len(order)),
        "layer": [
            {
                "data": {"values": data},
                "mark": {"type": "bar", "height": 12, "stroke": PAPER, "strokeWidth": 1},
                "encoding": {"x": x, "x2": {"field": "end"}, "y": y, "color": colour},
            },
            {
                "data": {"values": labels},
                "mark": {"type": "text", "align": "left", "fontSize": 11},
                "encoding": {"x": {"value": width + 10}, "y": y, "text": {"field": "label", "type": "nominal"}},
            },
        ],
    }


def opinion_map(points: Sequence[tuple[float, float, int]], *, synthetic: bool) -> Spec:
    """Return the map of groups: one mark for each participant, its shape and tone the group.

    Parameters
    ----------
    points : sequence of (x, y, group)
        Of many, :data:`MOST_POINTS` are drawn.
    synthetic : bool
    """
    step = max(1, -(-len(points) // MOST_POINTS))
    shown = points[::step]
    data = [{"x": round(x, 3), "y": round(y, 3), "group": chr(ord("A") + group)} for x, y, group in shown]
    names = sorted({str(one["group"]) for one in data})
    places = [ord(name) - ord("A") for name in names]
    legend = {"title": None, "orient": "top", "labelFontSize": 11, "symbolSize": 90}
    blank = {"axis": None, "type": "quantitative", "scale": {"zero": False, "nice": False}}
    shapes = {"domain": names, "range": [_SHAPES[place % len(_SHAPES)] for place in places]}
    tones = {"domain": names, "range": [_TONES[place % len(_TONES)] for place in places]}
    body: Spec = {
        "data": {"values": data},
        "mark": {"type": "point", "filled": True, "size": 42, "opacity": 0.85, "stroke": PAPER, "strokeWidth": 0.5},
        "encoding": {
            "x": {"field": "x", **blank},
            "y": {"field": "y", **blank},
            "shape": {"field": "group", "type": "nominal", "scale": shapes, "legend": legend},
            "color": {"field": "group", "type": "nominal", "scale": tones, "legend": legend},
        },
    }
    small = body | {"width": _NARROW - 20, "height": 260}
    return frame(body | {"width": 560, "height": 340}, synthetic=synthetic, narrow=small)
