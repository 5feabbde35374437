"""Charts as Vega-Lite specifications: one for HTML, PDF and Word; readable in black and white."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import as_file, files
from textwrap import wrap
from typing import Any

from majlis.briefing.messages import say
from majlis.briefing.words import amount, amount_range, one_in
from majlis.risk.result import CurvePoint

INK, MUTED, RULE, LIGHT, MIDDLE, DARK, PAPER = (
    "#1a1f26",
    "#59626e",
    "#c4cad2",
    "#dbe2ea",
    "#8ea1b5",
    "#27425f",
    "#ffffff",
)
"""The palette: six tones apart in grey, and paper. HTML replaces them by its own tokens."""
FONT = "IBM Plex Sans"
_WIDTH, _VALUES, _LONGEST_NAME, _LETTER = 640, 140, 240, 5.9
"""Of a chart with rows, px: the whole, the labels at the end, the longest name, and the mean width of its letters."""
_ROW = 21
_NARROW, _TALL_ROW, _ABOVE = 332, 38, 8.0
"""Of the same chart on a telephone, px: the whole, a row with its name above, how far that stands from the middle."""
_LETTERS = 110
"""So many letters fit on a line above a chart."""
_DRAWN = 64
"""So many drawings a process keeps, each of 10 to 50 kB: who looks at a preview twice waits once."""
_FLOOR = 0.002
"""Rarest chance drawn: one in 500 years."""
Spec = dict[str, Any]
Row = tuple[str, float, float, float, str]
"""Name, middle, low, high, and the label that says them."""


@cache
def _register_fonts() -> None:
    import vl_convert

    with as_file(files("majlis.briefing") / "fonts") as folder:
        vl_convert.register_font_directory(str(folder))


def svg(spec: Mapping[str, Any]) -> str:
    """Return a Vega-Lite specification drawn as SVG, the same bytes each time."""
    import json

    return _svg(json.dumps(spec, sort_keys=True))


@lru_cache(maxsize=_DRAWN)
def _svg(spec: str) -> str:
    import vl_convert

    _register_fonts()
    drawn: str = vl_convert.vegalite_to_svg(spec, vl_version="6.4")
    return drawn


def png(drawing: str, *, scale: float = 2.0) -> bytes:
    """Return an SVG drawing as PNG, on paper: what is half transparent would turn grey on nothing."""
    import vl_convert

    _register_fonts()
    head, close, body = drawing.partition(">")
    image: bytes = vl_convert.svg_to_png(
        f'{head}{close}<rect width="100%" height="100%" fill="{PAPER}"/>{body}', scale=scale
    )
    return image


def narrow(spec: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the same chart laid out for a telephone's width; the chart itself where it has no such layout."""
    small: Mapping[str, Any] = spec.get("usermeta", {}).get("narrow", spec)
    return small


def signed(spec: Mapping[str, Any], title: str, *lines: str) -> Spec:
    """Return a chart that says by itself what it is, for who takes it away.

    Parameters
    ----------
    spec : mapping
        As `frame` made it; its band stays the first line.
    title : str
    *lines : str
        What stands below the title: marking, nation, run.
    """
    band = [spec["title"]["text"]] if "title" in spec else []
    small = {"font": FONT, "fontSize": 9.5, "color": MUTED, "padding": 4}
    subtitle = {f"subtitle{name[0].upper()}{name[1:]}": value for name, value in small.items()}
    return {
        **spec,
        "title": {
            "text": [*band, *wrap(title, _LETTERS)],
            "subtitle": [part for line in lines for part in wrap(line, _LETTERS)],
            "frame": "bounds",
            "color": INK,
            **subtitle,
        },
    }


def frame(body: Spec, *, synthetic: bool, narrow: Spec | None = None) -> Spec:
    """Return a chart's body with theme, and the band where the nation is synthetic.

    Parameters
    ----------
    body : dict
        Data, marks, encodings, size.
    synthetic : bool
        Whether the band stands above it.
    narrow : dict, optional
        The same chart laid out for a telephone's width; carried along, see `narrow`.
    """
    small = {"usermeta": {"narrow": frame(narrow, synthetic=synthetic)}} if narrow else {}
    axis = {
        "domainColor": INK,
        "gridColor": RULE,
        "gridWidth": 0.5,
        "labelColor": INK,
        "labelFontSize": 11,
        "tickColor": INK,
        "titleColor": MUTED,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "labelFont": FONT,
        "titleFont": FONT,
    }
    theme = {
        "font": FONT,
        "axis": axis,
        "view": {"stroke": None},
        "background": "transparent",
        "text": {"color": INK, "fontSize": 11, "font": FONT},
        "title": {
            "color": MUTED,
            "fontSize": 9.5,
            "font": FONT,
            "fontWeight": "normal",
            "anchor": "start",
            "offset": 8,
        },
    }
    title = {"title": {"text": say("band"), "frame": "bounds"}} if synthetic else {}
    return (
        {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "padding": 2, "config": theme}
        | title
        | small
        | body
    )


def _names_axis(order: Sequence[str], extent: int) -> Spec:
    return {
        "field": "name",
        "type": "nominal",
        "sort": list(order),
        "axis": {
            "title": None,
            "domain": False,
            "ticks": False,
            "minExtent": extent,
            "maxExtent": extent,
            "labelLimit": extent - 8,
            "labelAlign": "left",
            "labelPadding": extent - 4,
        },
    }


def intervals(rows: Sequence[Row], *, title: str, unit: float = 1.0, synthetic: bool, bars: bool = False) -> Spec:
    """Return dots (or bars) with their knowledge intervals, one row per name, the label at the end of each row.

    Parameters
    ----------
    rows : sequence of (name, middle, low, high, label)
    title : str
        What the axis shows, with unit.
    unit : float
        Values are divided by it.
    bars : bool
        Bars from zero, for amounts that add up; dots otherwise.
    """
    data = [
        {"name": name, "mean": mean / unit, "low": low / unit, "high": high / unit, "label": label}
        for name, mean, low, high, label in rows
    ]
    names = [row[0] for row in rows]
    extent = min(_LONGEST_NAME, round(max((len(name) for name in names), default=0) * _LETTER) + 24)
    plot = _WIDTH - _VALUES - extent
    axis = {"title": title, "titleAnchor": "start", "tickCount": 5}
    top = max((point["high"] for point in data), default=1.0) or 1.0  # type: ignore[type-var]  # the four numbers are floats

    def marks(width: int, y: Spec, shift: float) -> list[Spec]:
        scale = {"domain": [0, top], "range": [0, width], "nice": True}
        return _interval_marks({"type": "quantitative", "scale": scale, "axis": axis}, y, shift, bars=bars)

    wide_y, narrow_y = _names_axis(names, extent), _names_axis(names, extent) | {"axis": None}
    wide = [*marks(plot, wide_y, 0), _words("label", wide_y, plot + 14, {"align": "left"})]
    above = {"yOffset": -_ABOVE, "align": "left", "limit": _NARROW * 0.7}
    small = [
        *marks(_NARROW, narrow_y, _ABOVE),
        _words("name", narrow_y, 0, above),
        _words("label", narrow_y, _NARROW, above | {"align": "right"}),
    ]
    values: Spec = {"data": {"values": data}}
    body = values | {"width": plot + _VALUES, "height": _ROW * max(1, len(rows)), "layer": wide}
    slim = values | {"width": _NARROW, "height": _TALL_ROW * max(1, len(rows)), "layer": small}
    return frame(body, synthetic=synthetic, narrow=slim)


def _interval_marks(x: Spec, y: Spec, shift: float, *, bars: bool) -> list[Spec]:
    middle: Spec = (
        {"type": "bar", "color": MIDDLE, "height": 11}
        if bars
        else {"type": "point", "filled": True, "size": 60, "color": INK, "opacity": 1}
    )
    rule = {"type": "rule", "strokeWidth": 1.6 if bars else 3.5, "color": INK if bars else MIDDLE, "yOffset": shift}
    line = {"mark": rule, "encoding": {"x": x | {"field": "low"}, "x2": {"field": "high"}, "y": y}}
    point = {"mark": middle | {"yOffset": shift}, "encoding": {"x": x | {"field": "mean"}, "y": y}}
    return [point, line] if bars else [line, point]


def _words(field: str, y: Spec, x: float, mark: Spec) -> Spec:
    return {
        "mark": {"type": "text", "fontSize": 11} | mark,
        "encoding": {"x": {"value": x}, "y": y, "text": {"field": field, "type": "nominal"}},
    }


def _scale(largest: float) -> tuple[float, str]:
    for size, code in ((1e9, "axis.billion"), (1e6, "axis.million"), (1e3, "axis.thousand")):
        if largest >= size:
            return size, say(code)
    return 1.0, ""


def loss_rows(rows: Iterable[tuple[str, float, float, float]], *, synthetic: bool) -> Spec:
    """Return bars of annual loss with intervals, person-hours a year; axis and labels in one unit."""
    rows = tuple(rows)
    unit, word = _scale(max((mean for _, mean, _, _ in rows), default=0.0))
    labelled = [
        (name, mean, low, high, amount_range(mean / unit, low / unit, high / unit)) for name, mean, low, high in rows
    ]
    return intervals(labelled, title=say("axis.loss_year", scale=word), unit=unit, synthetic=synthetic, bars=True)


def exceedance(curve: Sequence[CurvePoint], *, synthetic: bool, title: str = "axis.loss_exceeded") -> Spec:
    """Return the exceedance curve: the knowledge band light, the simulation band dark inside it, the mean as a line.

    Both axes are logarithmic; chances below one in 500 are not drawn. The line is thin so that the simulation band
    shows beside it wherever it is wider than the line.

    Parameters
    ----------
    curve : sequence of CurvePoint
    synthetic : bool
    title : str, optional
        Code of the text that says which loss it is.
    """
    points = [point for point in curve if point.chance.mean >= _FLOOR and point.loss > 0]
    unit, word = _scale(points[len(points) // 2].loss if points else 0.0)
    data = [
        {
            "loss": point.loss / unit,
            "mean": point.chance.mean,
            "low": max(_FLOOR, point.chance.low),
            "high": max(_FLOOR, point.chance.high),
            "simulation_low": max(_FLOOR, point.simulation_low),
            "simulation_high": max(_FLOOR, point.simulation_high),
        }
        for point in points
    ]
    x = {
        "field": "loss",
        "type": "quantitative",
        "scale": {"type": "log", "nice": False},
        "axis": {
            "title": say(title, scale=word),
            "titleAnchor": "start",
            "values": _round_steps(points, unit),
            "grid": False,
            "format": ",.2~f",
            "labelOverlap": "greedy",
            "labelSeparation": 6,
        },
    }
    words = f"'{say('axis.one_in')}' + format(1 / datum.value, ',.0f')"
    ticks = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002]
    y = {
        "type": "quantitative",
        "scale": {"type": "log", "domain": [_FLOOR, 1], "nice": False},
        "axis": {
            "title": say("axis.chance_year"),
            "values": ticks,
            "labelExpr": f"datum.value === 1 ? '{say('axis.certain')}' : {words}",
        },
    }
    layers = [
        _band(x, y, ("low", "high"), LIGHT),
        _band(x, y, ("simulation_low", "simulation_high"), MIDDLE),
        {"mark": {"type": "line", "color": INK, "strokeWidth": 0.9}, "encoding": {"x": x, "y": y | {"field": "mean"}}},
    ]
    body: Spec = {"data": {"values": data}, "layer": layers}
    small = body | {"width": 264, "height": 260}
    return frame(body | {"width": 560, "height": 300}, synthetic=synthetic, narrow=small)


def _round_steps(points: Sequence[CurvePoint], unit: float) -> list[float]:
    steps = (figure * 10.0**power for power in range(-6, 7) for figure in (1, 2, 5))
    return [step for step in steps if points and points[0].loss <= step * unit <= points[-1].loss]


def _band(x: Spec, y: Spec, ends: tuple[str, str], color: str) -> Spec:
    return {
        "mark": {"type": "area", "color": color, "opacity": 1, "line": False},
        "encoding": {"x": x, "y": y | {"field": ends[0]}, "y2": {"field": ends[1]}},
    }


def swings(rows: Sequence[tuple[str, float, float, float]], *, synthetic: bool) -> Spec:
    """Return how far the headline chance moves with each assumption, per cent: low to high, the centre as a dot."""
    labelled = [
        (name, centre, low, high, say("label.swing", low=one_in(low), high=one_in(high)))
        for name, low, centre, high in rows
    ]
    return intervals(labelled, title=say("axis.chance_percent"), unit=0.01, synthetic=synthetic)


def outage_chart(hours: Sequence[float], people_by_service: Mapping[str, Sequence[float]], *, synthetic: bool) -> Spec:
    """Return people without each service hour by hour, one strip per service on a common scale.

    Parameters
    ----------
    hours : sequence of float
        Hours after the start, one per sample.
    people_by_service : mapping of str to sequence of float
        Service name to people without it, one per sample. Services never interrupted are left out.
    synthetic : bool
        Whether the nation is synthetic.
    """
    struck = {name: tuple(people) for name, people in people_by_service.items() if max(people, default=0) > 0}
    order = sorted(struck, key=lambda name: (-max(struck[name]), name))
    unit, word = _scale(max((max(people) for people in struck.values()), default=0.0))
    labels = {name: say("label.peak", name=name, people=amount(max(struck[name]))) for name in order}
    data = [
        {"hour": hour, "people": people / unit, "name": labels[name]}
        for name in order
        for hour, people in zip(hours, struck[name], strict=True)
    ]
    x = {
        "field": "hour",
        "type": "quantitative",
        "axis": {"title": say("axis.hours"), "titleAnchor": "start", "grid": False},
    }
    y = {"field": "people", "type": "quantitative", "axis": {"title": None, "tickCount": 2}}
    strip = {
        "mark": {
            "type": "area",
            "interpolate": "step-after",
            "color": MIDDLE,
            "line": {"color": INK, "strokeWidth": 1},
        },
        "encoding": {"x": x, "y": y},
        "width": 560,
        "height": 46,
    }
    header = {
        "title": say("axis.people_without", scale=word),
        "labelAnchor": "start",
        "labelFontSize": 11,
        "titleAnchor": "start",
        "titleFontSize": 11,
        "titleColor": MUTED,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "labelFont": FONT,
        "titleFont": FONT,
        "labelPadding": 2,
    }
    facet = {"field": "name", "type": "nominal", "sort": [labels[name] for name in order], "header": header}
    return frame(
        {"data": {"values": data}, "facet": facet, "columns": 1, "spacing": 14, "spec": strip}, synthetic=synthetic
    )
