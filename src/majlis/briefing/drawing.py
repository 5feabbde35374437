"""Drawings fit to stand inside a page: named, their ids their own, their colours the page's tokens, nothing inline.

The page gives the colours as the CSS names ``--ink``, ``--muted``, ``--rule``, ``--light``, ``--middle``, ``--dark``
and ``--paper``, and the font. No drawing holds a ``style``, so a page that forbids inline style may show it.
Their words run from left to right on every page: where a word begins is a place of the drawing.
"""

import re
from collections.abc import Callable
from html import escape

from majlis.briefing.charts import DARK, INK, LIGHT, MIDDLE, MUTED, PAPER, RULE, narrow, svg
from majlis.briefing.document import Spec

_TOKENS = {
    INK: "var(--ink)",
    MUTED: "var(--muted)",
    RULE: "var(--rule)",
    LIGHT: "var(--light)",
    MIDDLE: "var(--middle)",
    DARK: "var(--dark)",
    PAPER: "var(--paper)",
}
_COLORS = re.compile("|".join(_TOKENS), re.IGNORECASE)
_NAMESPACES = re.compile(r"""\sxmlns(:\w+)?=["'][^"']*["']""")
_IDS = re.compile(r"""(id=["']|url\(#|href=["']#)""")
_UNSEEN = re.compile(r"""\s(?:class|role|aria-[a-z]+|pointer-events|font-family)=(?:"[^"]*"|'[^']*')""")
"""What the drawing as a whole says already (it is one picture with one text), and the font, which the page gives."""
_PLACES = re.compile(r"""\s(?:d|transform|x|y|x2|y2|cx|cy)="[^"]*\"""")
_DIGITS = re.compile(r"(\.\d\d)\d+")
"""Places are told to a hundredth of a pixel."""
_CIRCLE = re.compile(
    r"""<path transform="translate\(([\d.-]+),([\d.-]+)\)" d="M([\d.]+),0A\3,\3,0,1,1,-\3,0A\3,\3,0,1,1,\3,0\""""
)
_SHOWN_ANYWAY = re.compile(r"""\s(?:opacity="1"|fill-opacity="1"|stroke-opacity="1")""")
_EMPTY = re.compile(r"""<path (?:d="(?:M0,0h0v0h0Z)?"|display="none")(?: display="none")?/>""")


def inside(drawn: str, alt: str, key: str, *, tokens: bool = True) -> str:
    """Return an SVG drawing as a part of a page.

    Parameters
    ----------
    drawn : str
        SVG, as `charts.svg`, `squares` and others make it.
    alt : str
        What it shows, in words.
    key : str
        Put before the drawing's ids; another one for each drawing of a page.
    tokens : bool, optional
        False for a drawing that keeps its colours on every ground, such as a QR code.
    """
    head, close, body = drawn[drawn.index("<svg") :].partition(">")
    head = _UNSEEN.sub("", _NAMESPACES.sub("", head))
    body = _EMPTY.sub("", _SHOWN_ANYWAY.sub("", _UNSEEN.sub("", body)))
    body = _PLACES.sub(lambda found: _DIGITS.sub(r"\1", found[0]), body)
    body = _CIRCLE.sub(r'<circle cx="\1" cy="\2" r="\3"', body)
    whole = _IDS.sub(lambda found: f"{found[1]}{key}-", f"{head}{close}{body}")
    if tokens:
        whole = _COLORS.sub(lambda found: _TOKENS[found[0].lower()], whole)
    return whole.replace("<svg", f'<svg role="img" direction="ltr" aria-label="{escape(alt)}"', 1)


def chart(spec: Spec, alt: str, key: str, draw: Callable[[Spec], str] = svg) -> str:
    """Return a chart in both its layouts; the page shows ``.wide`` on a broad screen and ``.narrow`` on a telephone.

    Parameters
    ----------
    spec : dict
        A Vega-Lite specification, as `charts` and `maps` make it.
    alt : str
        What it shows, in words.
    key : str
        Put before the drawings' ids; another one for each chart of a page.
    draw : callable, optional
        Draws a specification as SVG, or finds it drawn.
    """
    small = narrow(spec)
    wide = inside(draw(spec), alt, f"{key}w")
    if small is spec:
        return f"<div>{wide}</div>"
    return f'<div class="wide">{wide}</div><div class="narrow">{inside(draw(small), alt, f"{key}n")}</div>'
