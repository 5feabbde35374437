"""A hundred squares: the chance as a count that anyone can check with a finger."""

from collections.abc import Iterable, Iterator

from majlis.briefing.charts import DARK, MUTED, PAPER

_SIDE, _STEP, _ACROSS = 9.0, 11.0, 10


def parts(chance: float, low: float, high: float) -> tuple[int, int, int]:
    """Return how many of a hundred squares lie below the range, up to the estimate, and up to the range's end.

    Returns
    -------
    tuple of int
        ``low <= dark <= high``: the first ``dark`` squares are dark; those between ``low`` and ``high`` are hatched.
    """
    dark = round(chance * 100)
    return min(dark, int(low * 100)), dark, max(dark, -int(-high * 100 // 1))


def squares(chance: float, low: float, high: float) -> str:
    """Return the drawing as SVG: ten rows of ten, dark for the estimate, hatched for the range.

    Squares up to the estimate are dark, those of them that lie inside the range with fine white lines; squares beyond
    it, up to the range's end, stay light with grey lines. So the dark ones are the estimate, in black and white too.
    """
    first, dark, last = parts(chance, low, high)
    size = _STEP * _ACROSS
    cells = f'stroke="{MUTED}" stroke-width="0.6"'
    body = (
        _path((_box(at) for at in range(dark)), f'fill="{DARK}" {cells}'),
        _path((_box(at) for at in range(dark, 100)), f'fill="{PAPER}" {cells}'),
        _path((_lines(at) for at in range(first, dark)), f'stroke="{PAPER}" stroke-width="0.5"'),
        _path((_lines(at) for at in range(dark, last)), f'stroke="{MUTED}" stroke-width="0.8"'),
    )
    box = f'viewBox="0 0 {size:g} {size:g}" width="{size:g}" height="{size:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join(body)}</svg>'


def _path(pieces: Iterable[str], look: str) -> str:
    """Return pieces of one look as one path: a hundred elements of their own would be most of a page."""
    drawn = "".join(pieces)
    return f'<path d="{drawn}" {look}/>' if drawn else ""


def _corner(at: int) -> tuple[float, float]:
    row, column = divmod(at, _ACROSS)
    return column * _STEP + 1, row * _STEP + 1


def _box(at: int) -> str:
    x, y = _corner(at)
    return f"M{x:g},{y:g}h{_SIDE:g}v{_SIDE:g}h-{_SIDE:g}z"


def _lines(at: int) -> str:
    x, y = _corner(at)
    return "".join(f"M{x + a:g},{y + b:g}L{x + c:g},{y + d:g}" for a, b, c, d in _hatch())


def _hatch() -> Iterator[tuple[float, float, float, float]]:
    """Yield three slanting lines of a square, none over its edge."""
    for offset in (4.5, 9.0, 13.5):
        low, high = max(0.0, offset - _SIDE), min(_SIDE, offset)
        yield low, high, high, low
