"""Every chart that a page shows is drawn ahead, in both widths, and found again by what it shows."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from majlis.briefing import grounds, pages, picturing
from majlis.briefing.charts import narrow
from majlis.briefing.document import Chart
from majlis.briefing.picturing import drawings, key_of, map_of


def test_charts_of_all_sections_are_drawn(monkeypatch: pytest.MonkeyPatch, make: Callable[..., Any]) -> None:
    monkeypatch.setattr(picturing, "svg", lambda spec: f"<svg>{len(spec)}</svg>")  # how they look is tested elsewhere
    material = make(largest=make().result.curve)
    material = replace(material, map=map_of(material))
    found = drawings(material)
    sections = (pages.rates(material), pages.loss(material), pages.shares(material), pages.places(material))
    charts = [
        block
        for section in (*sections, grounds.assumptions(material))
        if section
        for block in section.blocks
        if isinstance(block, Chart)
    ]
    assert len(charts) == 7
    for chart in charts:
        assert {key_of(chart.spec), key_of(narrow(chart.spec))} <= set(found)
    assert len(found) == 2 * (len(charts) + 1), "changes stand on the page of the threat"


def test_equal_charts_have_one_key() -> None:
    assert key_of({"a": 1, "b": [2]}) == key_of({"b": [2], "a": 1}) != key_of({"a": 1, "b": [3]})


def test_no_map_without_places(make: Callable[..., Any]) -> None:
    assert map_of(make(places={})) is None
