"""A map without borders: a circle per area, its surface the loss, ten names that never overlap."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from majlis.briefing.charts import INK, MIDDLE, MUTED, PAPER, Spec, frame
from majlis.risk.result import Share

_WIDTH, _MARGIN = 520.0, 30.0
_LARGEST = 24.0
"""Radius of the largest circle, px."""
_FONT_SIZE, _LETTER = 11.0, 6.4
"""Size of a label and an upper bound of the mean width of its letters, px."""


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
    """A name beside its circle: its box, px, and the point on the circle that it belongs to."""

    name: str
    left: float
    top: float
    right: float
    bottom: float
    anchor: tuple[float, float]

    def touches(self, other: "Label") -> bool:
        """Tell whether two boxes overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def circles(shares: Sequence[Share], places: Mapping[str, Place]) -> tuple[tuple[Circle, ...], float]:
    """Return the circles, largest first, and the height of the sheet.

    Longitudes are shrunk by the cosine of the middle latitude (equirectangular projection): at the size of a country a
    circle lies where one looks for it. Areas without a place are left out.
    """
    known = [(share, places[share.id]) for share in shares if share.id in places]
    if not known:
        return (), _MARGIN
    south, north = (f(place.latitude for _, place in known) for f in (min, max))
    west, east = (f(place.longitude for _, place in known) for f in (min, max))
    shrink = math.cos(math.radians((south + north) / 2))
    scale = (_WIDTH - 2 * _MARGIN) / max((east - west) * shrink, north - south, 1e-6)
    largest = max((share.loss.mean for share, _ in known), default=0.0) or 1.0
    ordered = sorted(known, key=lambda pair: (-pair[0].loss.mean, pair[0].id))
    drawn = tuple(
        Circle(
            share.name,
            _MARGIN + (place.longitude - west) * shrink * scale,
            _MARGIN + (north - place.latitude) * scale,
            _LARGEST * math.sqrt(max(0.0, share.loss.mean) / largest),
        )
        for share, place in ordered
    )
    return drawn, 2 * _MARGIN + (north - south) * scale


def labels(drawn: Sequence[Circle], *, number: int = 10) -> tuple[Label, ...]:
    """Place the names of the largest circles where they overlap neither each other nor a large circle.

    Each name tries eight sides, near and then farther; of those free of other names it takes the one that covers the
    least of other circles. A name that finds no place is left out: the table beside the map has it.
    """
    placed: list[Label] = []
    for circle in drawn[:number]:
        options = [label for label in _options(circle) if not any(label.touches(other) for other in placed)]
        if options:
            placed.append(min(options, key=lambda label: _cost(label, circle, drawn)))
    return tuple(placed)


def _options(circle: Circle) -> list[Label]:
    width, height = len(circle.name) * _LETTER, _FONT_SIZE + 3
    found = []
    for gap in (4.0, 16.0, 30.0, 46.0):
        for angle in (0, 180, 315, 45, 225, 135, 270, 90):
            across, down = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            x, y = circle.x + (circle.radius + gap) * across, circle.y + (circle.radius + gap) * down
            left = x - width * (1 - round(across)) / 2
            top = y - height * (1 - round(down)) / 2
            if left >= 0 and left + width <= _WIDTH:
                found.append(
                    Label(
                        circle.name,
                        left,
                        top,
                        left + width,
                        top + height,
                        (circle.x + circle.radius * across, circle.y + circle.radius * down),
                    )
                )
    return found


def _cost(label: Label, own: Circle, drawn: Sequence[Circle]) -> float:
    covered = 0.0
    for circle in drawn:
        x = min(max(circle.x, label.left), label.right)
        y = min(max(circle.y, label.top), label.bottom)
        if circle is not own and math.hypot(circle.x - x, circle.y - y) < circle.radius:
            covered += circle.radius
    return covered + math.dist(label.anchor, _near(label))


def _near(label: Label) -> tuple[float, float]:
    return (
        min(max(label.anchor[0], label.left), label.right),
        min(max(label.anchor[1], label.top), label.bottom),
    )


def area_map(shares: Sequence[Share], places: Mapping[str, Place], *, synthetic: bool) -> Spec:
    """Return the map: circles whose surface is the average annual loss, and the names of the ten largest."""
    drawn, height = circles(shares, places)
    named = labels(drawn)
    points = [{"x": circle.x, "y": circle.y, "size": math.pi * circle.radius**2} for circle in drawn]
    texts = [{"x": label.left, "y": (label.top + label.bottom) / 2, "name": label.name} for label in named]
    lines = [
        {"x": label.anchor[0], "y": label.anchor[1], "x2": _near(label)[0], "y2": _near(label)[1]}
        for label in named
        if math.dist(label.anchor, _near(label)) > 8  # noqa: PLR2004 - px; nearer names need no line
    ]
    x = {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, _WIDTH], "nice": False}}
    y = {"field": "y", "type": "quantitative", "axis": None, "scale": {"domain": [height, 0], "nice": False}}
    size = {"field": "size", "type": "quantitative", "scale": None, "legend": None}
    layers: list[Spec] = [
        {
            "data": {"values": points},
            "mark": {
                "type": "point",
                "shape": "circle",
                "filled": True,
                "fill": MIDDLE,
                "stroke": INK,
                "strokeWidth": 0.7,
                "fillOpacity": 0.55,
                "opacity": 1,
            },
            "encoding": {"x": x, "y": y, "size": size},
        },
        {
            "data": {"values": lines},
            "mark": {"type": "rule", "color": MUTED, "strokeWidth": 0.7},
            "encoding": {"x": x, "y": y, "x2": {"field": "x2"}, "y2": {"field": "y2"}},
        },
    ]
    layers.extend(
        {
            "data": {"values": texts},
            "mark": {"type": "text", "align": "left", "baseline": "middle", "fontSize": _FONT_SIZE} | stroke,
            "encoding": {"x": x, "y": y, "text": {"field": "name", "type": "nominal"}},
        }
        for stroke in ({"stroke": PAPER, "strokeWidth": 3, "strokeOpacity": 0.8, "strokeJoin": "round"}, {})
    )
    return frame({"width": _WIDTH, "height": height, "layer": layers}, synthetic=synthetic)
