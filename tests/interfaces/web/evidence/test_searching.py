"""Observations are found by words and filters, and incidents are made of them."""

from pathlib import Path

from tests.recorded import ROWS, added, table
from tests.sites import Site

PAGE = "/n/small/evidence/search/"


def test_words_filters_and_files(both: Site, tmp_path: Path) -> None:
    added(both.world, table(tmp_path, ROWS), "small")
    browser = both.as_("analyst")
    text = browser.get(PAGE).content.decode()
    assert "3 observations" in text
    assert "1 source: log" in text
    assert 'name="report"' in text
    found = browser.get(PAGE, {"words": "portal", "sector": "health"}).content.decode()
    assert "portal down" in found
    assert "portal slow" not in found
    assert "No observation fits" in browser.get(PAGE, {"words": "volcano"}).content.decode()
    assert browser.get(PAGE, {"since": "soon"}).status_code == 400
    assert browser.get(PAGE, {"source": "none"}).status_code == 404
    assert b"Clinic A" in browser.get(PAGE, {"form": "csv"}).content
    assert b'name="report"' not in both.as_("council-member").get(PAGE).content
