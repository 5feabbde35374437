"""Charts: valid specifications, the band, floors, tones that differ in grey."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from majlis.briefing.charts import (
    DARK,
    INK,
    LIGHT,
    MIDDLE,
    exceedance,
    frame,
    intervals,
    loss_rows,
    narrow,
    outage_chart,
    png,
    signed,
    svg,
    swings,
)

BAND = "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
ROWS = [("Health", 6.7, 5.3, 8.3, "6.7 (5.3–8.3)"), ("Power", 3.0, 2.0, 4.0, "3 (2–4)")]


def every(assess: Callable[..., Any], *, synthetic: bool) -> list[dict[str, Any]]:
    return [
        intervals(ROWS, title="a month", synthetic=synthetic),
        loss_rows([("Power", 2e7, 1e7, 4e7)], synthetic=synthetic),
        exceedance(assess().curve, synthetic=synthetic),
        swings([("Repair", 0.05, 0.08, 0.12)], synthetic=synthetic),
        outage_chart([0, 1, 2], {"Power": [0, 5e6, 0], "Gas": [0, 0, 0]}, synthetic=synthetic),
    ]


def test_specifications_are_valid(assess: Callable[..., Any]) -> None:
    import altair as alt

    for spec in every(assess, synthetic=True):
        alt.Chart.from_dict(spec, validate=True)


def test_the_band_stands_in_synthetic_charts_only(assess: Callable[..., Any]) -> None:
    for marked, plain in zip(every(assess, synthetic=True), every(assess, synthetic=False), strict=True):
        assert BAND in svg(marked)
        assert BAND not in svg(plain)


def test_the_same_chart_is_the_same_bytes(assess: Callable[..., Any]) -> None:
    spec = exceedance(assess().curve, synthetic=True)
    assert svg(spec) == svg(spec)
    assert png(svg(spec)).startswith(b"\x89PNG")


def test_rows_bear_their_labels_in_order() -> None:
    drawn = svg(intervals(ROWS, title="a month", synthetic=False))
    assert drawn.index("6.7 (5.3–8.3)") < drawn.index("3 (2–4)")
    assert re.search(r">Health<", drawn)


def test_the_curve_never_leaves_its_floor(assess: Callable[..., Any]) -> None:
    curve = assess().curve
    gone = curve[3].model_copy(update={"chance": curve[3].chance.model_copy(update={"low": 0.0})})
    values = exceedance((*curve[:3], gone, *curve[4:]), synthetic=True)["data"]["values"]
    assert min(point["low"] for point in values) == pytest.approx(0.002)
    assert all(point["low"] <= point["mean"] <= point["high"] for point in values)


def test_services_that_never_fail_are_left_out_of_the_outage() -> None:
    spec = outage_chart([0, 1], {"Power": [0, 5e6], "Gas": [0, 0], "Water": [2e6, 0]}, synthetic=True)
    names = {point["name"].partition(":")[0] for point in spec["data"]["values"]}
    assert names == {"Power", "Water"}
    assert "Power: at most 5" in svg(spec)


def test_an_outage_of_nothing_can_be_drawn() -> None:
    assert svg(outage_chart([0, 1], {"Power": [0, 0]}, synthetic=True)).startswith("<svg")


def test_tones_differ_in_grey() -> None:
    def grey(color: str) -> float:
        red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    tones = sorted(grey(color) for color in (INK, DARK, MIDDLE, LIGHT))
    assert all(lighter - darker > 25 for darker, lighter in pairwise(tones))


@pytest.mark.parametrize("synthetic", [True, False])
def test_a_signed_chart_says_what_it_is(*, synthetic: bool, assess: Callable[..., Any]) -> None:
    for spec in every(assess, synthetic=synthetic):
        drawn = svg(signed(spec, "What could be lost", "TLP:AMBER · run 1"))
        assert "What could be lost" in drawn
        assert "TLP:AMBER · run 1" in drawn
        assert (BAND in drawn) is synthetic


def test_a_frame_carries_the_font() -> None:
    assert frame({}, synthetic=False)["config"]["font"] == "IBM Plex Sans"


def test_axis_and_labels_of_losses_have_one_unit() -> None:
    rows = [("Power", 6e8, 2.2e8, 1.3e9), ("Fuel", 3.2e6, 1.7e5, 1.2e7)]
    drawn = svg(loss_rows(rows, synthetic=False))
    assert "million person-hours a year" in drawn
    assert "billion" not in drawn
    assert "600 (220–1,300)" in drawn
    assert "3.2 (0.17–12)" in drawn


def test_a_telephone_gets_the_same_numbers_in_a_narrow_layout(assess: Callable[..., Any]) -> None:
    for chart in every(assess, synthetic=True)[:4]:
        small = narrow(chart)
        assert small["data"] == chart["data"]
        drawn = svg(small)
        assert float(drawn.partition('width="')[2].partition('"')[0]) <= 350
        assert BAND in drawn
    plain = outage_chart([0, 1], {"Power": [0, 5e6]}, synthetic=True)
    assert narrow(plain) is plain


def test_the_error_of_the_simulation_shows_beside_the_mean(assess: Callable[..., Any]) -> None:
    knowledge, simulation, mean = exceedance(assess().curve, synthetic=True)["layer"]
    assert len({knowledge["mark"]["color"], simulation["mark"]["color"], mean["mark"]["color"]}) == 3
    drawn = svg(exceedance(assess().curve, synthetic=True))
    area = re.search(rf'd="M([^"]+)Z"[^>]*fill="{MIDDLE}"', drawn)
    assert area
    heights = [float(pair.split(",")[1]) for pair in area[1].split("L")]
    ends = len(heights) // 2
    widest = max(abs(one - other) for one, other in zip(heights[:ends], reversed(heights[ends:]), strict=True))
    assert widest > 2 * mean["mark"]["strokeWidth"]
