"""A map without borders: a circle per area, its surface the loss, ten names that never overlap."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from majlis.briefing.charts import INK, MIDDLE, PAPER, Spec, frame
from majlis.risk.result import Share

WIDE, _NARROW, _MARGIN = 520.0, 340.0, 30.0
"""Widths of the sheet, px: on paper and on a telephone; and what stays free around the circles."""
_LARGEST = 24.0
"""Radius of the largest circle of the wide sheet, px."""
_FONT_SIZE, _LETTER = 11.0, 6.4
"""Size of a label and an upper bound of the mean width of its letters, px."""
_GAPS = (4.0, 14.0, 26.0, 40.0, 56.0, 74.0, 94.0, 116.0)
_ANGLES = tuple(range(0, 360, 15))
_LEFT_OUT, _EFFORT = 2_000.0, 4_000
"""What a name left out costs, px of distance; and how many places are weighed in all."""
_ADJACENT, _CLEAR = 6.0, 2.0
"""A name so near its circle needs no leader, px, if every other circle is farther by at least the second."""
_SPOILED = 8.0
"""What covering or crossing a circle costs at least, px of distance; larger circles cost more."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an area's circle goes, degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle on the sheet, px from the upper left."""

    name: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its circle: its box, px, the point of the circle that it belongs to, and the side it stands on.

    Where ``led``, a leader runs from the box to that point: the name alone would not show whose it is.
    """

    name: str
    left: float
    top: float
    right: float
    bottom: float
    anchor: tuple[float, float]
    align: Literal["left", "center", "right"] = "left"
    led: bool = False

    def touches(self, other: "Label") -> bool:
        """Tell whether two boxes overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    @property
    def end(self) -> tuple[float, float]:
        """Point of the box nearest to the anchor."""
        return _clamp(self.anchor, self)

    def away(self, circle: Circle) -> float:
        """Return how far the box is from a circle's edge, px; below zero where it covers some of it."""
        return math.dist(_clamp((circle.x, circle.y), self), (circle.x, circle.y)) - circle.radius


def _clamp(point: tuple[float, float], box: Label) -> tuple[float, float]:
    return min(max(point[0], box.left), box.right), min(max(point[1], box.top), box.bottom)


def circles(
    shares: Sequence[Share], places: Mapping[str, Place], *, width: float = WIDE
) -> tuple[tuple[Circle, ...], float]:
    """Return the circles, largest first, and the height of the sheet.

    Longitudes are shrunk by the cosine of the middle latitude (equirectangular projection): at the size of a country a
    circle lies where one looks for it. Areas without a place are left out.

    Parameters
    ----------
    shares : sequence of Share
    places : mapping of str to Place
        By the share's id.
    width : float
        Width of the sheet, px.
    """
    known = [(share, places[share.id]) for share in shares if share.id in places]
    if not known:
        return (), _MARGIN
    south, north = (f(place.latitude for _, place in known) for f in (min, max))
    west, east = (f(place.longitude for _, place in known) for f in (min, max))
    shrink = math.cos(math.radians((south + north) / 2))
    scale = (width - 2 * _MARGIN) / max((east - west) * shrink, north - south, 1e-6)
    largest = max((share.loss.mean for share, _ in known), default=0.0) or 1.0
    ordered = sorted(known, key=lambda pair: (-pair[0].loss.mean, pair[0].id))
    drawn = tuple(
        Circle(
            share.name,
            _MARGIN + (place.longitude - west) * shrink * scale,
            _MARGIN + (north - place.latitude) * scale,
            _LARGEST * width / WIDE * math.sqrt(max(0.0, share.loss.mean) / largest),
        )
        for share, place in ordered
    )
    return drawn, 2 * _MARGIN + (north - south) * scale


def labels(drawn: Sequence[Circle], *, number: int = 10, width: float = WIDE) -> tuple[Label, ...]:
    """Place the names of the largest circles so that each shows whose it is.

    A name stands at its circle's edge with every other circle farther off, or a leader runs from it to a point of the
    edge that lies in no other circle. Free of one another, names and leaders cover and cross as little as can be. A
    name that finds no place is left out: the table beside the map has it.
    """
    choices = [_choices(circle, drawn, width) for circle in drawn[:number]]
    hardest_first = sorted(choices, key=lambda options: -options[0][0] if options else 0.0)
    return _Plan(hardest_first).best


_Choice = tuple[float, Label]


def _choices(circle: Circle, drawn: Sequence[Circle], width: float) -> list[_Choice]:
    """Return the places that a name may take, each with its cost, the best first."""
    others = [other for other in drawn if other is not circle]
    judged = (_judge(label, circle, others) for label in _options(circle, width))
    return sorted(((_cost(label, others), label) for label in judged if label), key=lambda pair: pair[0])


class _Plan:
    """The cheapest way to place all names, by branch and bound; the cheapest found so far once the effort is spent."""

    def __init__(self, choices: Sequence[Sequence[_Choice]]) -> None:
        least = [options[0][0] if options else _LEFT_OUT for options in choices]
        self._rest = [sum(least[at:]) for at in range(len(least) + 1)]
        self._choices = choices
        self._cost = math.inf
        self._effort = _EFFORT
        self.best: tuple[Label, ...] = ()
        self._try((), 0.0, 0)

    def _try(self, placed: tuple[Label, ...], cost: float, at: int) -> None:
        if at == len(self._choices):
            self._cost, self.best = cost, placed
            return
        for extra, label in (*self._choices[at], (_LEFT_OUT, None)):
            if cost + extra + self._rest[at + 1] >= self._cost:
                return
            self._effort -= 1
            if self._effort < 0 and self.best:
                return
            if label is None:
                self._try(placed, cost + extra, at + 1)
            elif not any(_collide(label, other) for other in placed):
                self._try((*placed, label), cost + extra, at + 1)


def _options(circle: Circle, sheet: float) -> list[Label]:
    width, height = len(circle.name) * _LETTER, _FONT_SIZE + 3
    found = []
    for gap in _GAPS:
        for angle in _ANGLES:
            across, down = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            x, y = circle.x + (circle.radius + gap) * across, circle.y + (circle.radius + gap) * down
            side = round(across)
            left = x - width * (1 - side) / 2
            top = y - height * (1 - round(down)) / 2
            if left >= 0 and left + width <= sheet and top >= 0:
                anchor = (circle.x + circle.radius * across, circle.y + circle.radius * down)
                align: Literal["left", "center", "right"] = ("center", "left", "right")[side]
                found.append(Label(circle.name, left, top, left + width, top + height, anchor, align))
    return found


def _judge(label: Label, own: Circle, others: Sequence[Circle]) -> Label | None:
    """Return the label, led where it must be; None where not even a leader could show whose it is."""
    distance = label.away(own)
    if distance <= _ADJACENT and all(label.away(other) >= distance + _CLEAR for other in others):
        return label
    inside = any(math.dist(label.anchor, (other.x, other.y)) < other.radius for other in others)
    return None if inside or math.dist(label.anchor, label.end) < _ADJACENT else replace(label, led=True)


def _collide(one: Label, other: Label) -> bool:
    """Tell whether boxes overlap, or a leader runs through the other's box or leader."""
    if one.touches(other):
        return True
    through = (led and _crosses_box(led, box) for led, box in ((one, other), (other, one)) if led.led)
    return any(through) or (one.led and other.led and _crosses(one, (other.anchor, other.end)))


def _crosses_box(led: Label, box: Label) -> bool:
    corners = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    return _clamp(led.anchor, box) == led.anchor or any(
        _crosses(led, (corners[at - 1], corners[at])) for at in range(len(corners))
    )


def _crosses(led: Label, line: tuple[tuple[float, float], tuple[float, float]]) -> bool:
    a, b = led.anchor, led.end
    c, d = line
    return _side(a, b, c) * _side(a, b, d) <= 0 and _side(c, d, a) * _side(c, d, b) <= 0


def _side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _cost(label: Label, others: Sequence[Circle]) -> float:
    cost = math.dist(label.anchor, label.end)
    for other in _near(label, others):
        if label.away(other) < 0:
            cost += _SPOILED + 4 * other.radius
        if label.led and _from_line(label, other) < other.radius:
            cost += _SPOILED + 4 * other.radius
    return cost


def _near(label: Label, circles: Sequence[Circle]) -> list[Circle]:
    """Return the circles that may lie under the box or the leader: the others are too far off to be measured."""
    x, y = label.anchor
    left, right = min(label.left, x), max(label.right, x)
    top, bottom = min(label.top, y), max(label.bottom, y)
    return [
        one
        for one in circles
        if left - one.radius <= one.x <= right + one.radius and top - one.radius <= one.y <= bottom + one.radius
    ]


def _from_line(label: Label, circle: Circle) -> float:
    (ax, ay), (bx, by) = label.anchor, label.end
    length = math.dist(label.anchor, label.end) or 1e-9
    along = ((circle.x - ax) * (bx - ax) + (circle.y - ay) * (by - ay)) / length**2
    part = min(1.0, max(0.0, along))
    return math.hypot(circle.x - ax - part * (bx - ax), circle.y - ay - part * (by - ay))


def area_map(shares: Sequence[Share], places: Mapping[str, Place], *, synthetic: bool) -> Spec:
    """Return the map: circles whose surface is the average annual loss, and the names of the ten largest."""
    small = _sheet(shares, places, width=_NARROW, number=7)
    return frame(_sheet(shares, places, width=WIDE, number=10), synthetic=synthetic, narrow=small)


def _sheet(shares: Sequence[Share], places: Mapping[str, Place], *, width: float, number: int) -> Spec:
    drawn, height = circles(shares, places, width=width)
    named = labels(drawn, number=number, width=width)
    points = [{"x": circle.x, "y": circle.y, "size": math.pi * circle.radius**2} for circle in drawn]
    lines = [
        {"x": label.anchor[0], "y": label.anchor[1], "x2": label.end[0], "y2": label.end[1]}
        for label in named
        if label.led
    ]
    x = {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, width], "nice": False}}
    y = {"field": "y", "type": "quantitative", "axis": None, "scale": {"domain": [height, 0], "nice": False}}
    size = {"field": "size", "type": "quantitative", "scale": None, "legend": None}
    circle_mark = {
        "type": "point",
        "shape": "circle",
        "filled": True,
        "fill": MIDDLE,
        "stroke": INK,
        "strokeWidth": 0.7,
        "fillOpacity": 0.55,
        "opacity": 1,
    }
    layers: list[Spec] = [
        {"data": {"values": points}, "mark": circle_mark, "encoding": {"x": x, "y": y, "size": size}},
        {
            "data": {"values": lines},
            "mark": {"type": "rule", "color": INK, "strokeWidth": 0.8},
            "encoding": {"x": x, "y": y, "x2": {"field": "x2"}, "y2": {"field": "y2"}},
        },
        {
            "data": {"values": lines},
            "mark": {"type": "point", "filled": True, "color": INK, "size": 9, "opacity": 1},
            "encoding": {"x": x, "y": y},
        },
        *_names(named, x, y),
    ]
    return {"width": width, "height": height, "layer": layers}


def _names(named: Sequence[Label], x: Spec, y: Spec) -> list[Spec]:
    """Return the names, each on paper of its own so that circles behind do not disturb it."""
    layers: list[Spec] = []
    halo = {"stroke": PAPER, "strokeWidth": 3, "strokeJoin": "round"}
    for stroke in (halo, {}):
        for align in ("left", "center", "right"):
            texts = [
                {"x": _text_x(label), "y": (label.top + label.bottom) / 2, "name": label.name}
                for label in named
                if label.align == align
            ]
            mark = {"type": "text", "align": align, "baseline": "middle", "fontSize": _FONT_SIZE}
            layers.append(
                {
                    "data": {"values": texts},
                    "mark": mark | stroke,
                    "encoding": {"x": x, "y": y, "text": {"field": "name", "type": "nominal"}},
                }
            )
    return layers


def _text_x(label: Label) -> float:
    return {"left": label.left, "center": (label.left + label.right) / 2, "right": label.right}[label.align]
