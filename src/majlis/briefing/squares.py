"""A hundred squares: the chance as a count that anyone can check with a finger."""

from collections.abc import Iterator

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
    body = "".join(_cell(at, first, dark, last) for at in range(100))
    box = f'viewBox="0 0 {size:g} {size:g}" width="{size:g}" height="{size:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{body}</svg>'


def _cell(at: int, first: int, dark: int, last: int) -> str:
    row, column = divmod(at, _ACROSS)
    x, y = column * _STEP + 1, row * _STEP + 1
    fill = DARK if at < dark else PAPER
    place = f'x="{x:g}" y="{y:g}" width="{_SIDE:g}" height="{_SIDE:g}"'
    box = f'<rect {place} fill="{fill}" stroke="{MUTED}" stroke-width="0.6"/>'
    if not first <= at < last:
        return box
    ink, thick = (PAPER, 0.5) if at < dark else (MUTED, 0.8)
    return box + "".join(
        f'<line x1="{x + a:g}" y1="{y + b:g}" x2="{x + c:g}" y2="{y + d:g}" stroke="{ink}" stroke-width="{thick}"/>'
        for a, b, c, d in _hatch()
    )


def _hatch() -> Iterator[tuple[float, float, float, float]]:
    """Yield three slanting lines of a square, none over its edge."""
    for offset in (4.5, 9.0, 13.5):
        low, high = max(0.0, offset - _SIDE), min(_SIDE, offset)
        yield low, high, high, low
