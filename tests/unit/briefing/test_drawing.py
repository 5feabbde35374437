"""A drawing inside a page holds nothing inline, names itself once, and takes the page's colours."""

import re

from majlis.briefing.charts import Row, intervals, outage_chart
from majlis.briefing.drawing import chart, inside
from majlis.briefing.squares import squares

ROWS: list[Row] = [("Health", 3.0, 1.0, 6.0, "3 (1–6)"), ("Power & water", 2.0, 1.0, 4.0, "2 (1–4)")]


def test_a_chart_comes_in_two_layouts_and_holds_no_style_of_its_own() -> None:
    drawn = chart(intervals(ROWS, title="a month", synthetic=True), 'Rates "a month"', "r")
    assert drawn.count("<svg") == 2
    assert drawn.count('aria-label="Rates &quot;a month&quot;"') == 2
    assert drawn.index('class="wide"') < drawn.index('class="narrow"')
    assert not re.search(r"style|font-family|xmlns|#[0-9a-f]{6}", drawn)
    assert "var(--ink)" in drawn
    assert "SYNTHETIC" in drawn
    assert "Power &amp; water" in drawn


def test_a_chart_of_one_layout_comes_once() -> None:
    spec = outage_chart([0.0, 1.0], {"Power": [0.0, 5.0]}, synthetic=False)
    drawn = chart(spec, "People without power", "o")
    assert drawn.count("<svg") == 1
    assert "narrow" not in drawn


def test_a_drawing_may_keep_its_colours() -> None:
    drawn = squares(0.08, 0.03, 0.2)
    assert "#27425f" in inside(drawn, "Squares", "s", tokens=False).lower()
    assert "var(--dark)" in inside(drawn, "Squares", "s")


def test_ids_are_the_drawings_own() -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/><use href="#a" fill="url(#a)"/></svg>'
    assert inside(drawn, "x", "k1") == (
        '<svg role="img" direction="ltr" aria-label="x"><g id="k1-a"/><use href="#k1-a" fill="url(#k1-a)"/></svg>'
    )
