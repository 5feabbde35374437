"""Sources with their windows, counts and age, also as they stood before a day."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.hand import enter
from tests.recorded import ROWS, added, table
from tests.sites import Site

from majlis.interfaces.web.evidence.listing import window_told

PAGE = "/n/small/evidence/"


def test_sources_are_told_with_what_stands_behind_them(both: Site, tmp_path: Path) -> None:
    browser = both.as_("analyst")
    assert b"Add the first file" in browser.get(PAGE).content
    added(both.world, table(tmp_path, [*ROWS, "d,soon,2025-02-10,Bank,DDoS,Bank B,x"]), "small", bad_share=0.5)
    text = browser.get(PAGE).content.decode()
    assert "3 incidents, 1 source" in text
    assert "1 Jan 2025 – 30 Jun 2025" in text
    assert "1 row waits to be mended" in text
    assert ">old<" in text
    assert browser.get(PAGE, {"as_of": "soon"}).status_code == 400
    assert b"log" in browser.get(PAGE, {"form": "csv"}).content


def test_incidents_by_hand_are_a_source(small: Site) -> None:
    from majlis.acts.incident.window import WindowCommand, window

    enter(small.world.records)
    window(WindowCommand.model_validate({"nation": "small", "start": "2025-01-01"}), small.world)
    assert b"Entered by hand" in small.as_("analyst").get(PAGE).content


def test_more_sources_take_no_more_questions(small: Site, tmp_path: Path) -> None:
    browser = small.as_("analyst")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.get(PAGE)
        return len(queries)

    added(small.world, table(tmp_path, ROWS, "one.csv"), "small")
    asked()
    few = asked()
    added(small.world, table(tmp_path, ROWS[:2], "two.csv"), "small")
    assert asked() == few


def test_a_window_in_words(small: Site) -> None:
    assert small.home
    told = window_told("2025-01-01..2025-07-01")
    assert (told["first"], told["last"], told["old"]) == ("1 Jan 2025", "30 Jun 2025", True)


def test_a_large_source_is_counted_as_of_a_day_only_when_asked(
    small: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from importlib import import_module

    added(small.world, table(tmp_path, ROWS), "small")
    browser = small.as_("analyst")
    before = {"as_of": "2025-08-01"}
    assert "not counted" not in browser.get(PAGE, before).content.decode()
    monkeypatch.setattr(import_module("majlis.acts.evidence.list"), "_MANY", 1)
    text = browser.get(PAGE, before).content.decode()
    assert "not counted" in text
    assert "counts=yes" in text
    counted = browser.get(PAGE, {**before, "counts": "yes"}).content.decode()
    assert "not counted" not in counted
    assert "3 incidents, 1 source" in browser.get(PAGE).content.decode()
