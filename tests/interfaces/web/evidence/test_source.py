"""A source says what it holds; taken out, the message brings it back."""

from pathlib import Path

import pytest
from tests.recorded import ROWS, added, table
from tests.sites import Site

from majlis.interfaces.web.evidence import source


def test_shown_taken_out_and_brought_back(both: Site, tmp_path: Path) -> None:
    added(both.world, table(tmp_path, ROWS), "small")
    browser = both.as_("analyst")
    page = "/n/small/evidence/source/log/"
    text = browser.get(page).content.decode()
    assert "3 observations" in text
    assert "Denial of service" in text
    assert "“Organisation”" in text
    out = browser.post(f"{page}remove/", follow=True).content.decode()
    assert "3 observations no longer counted" in out
    assert f'action="{page}restore/"' in out
    assert browser.get(page).status_code == 404
    assert "log is back" in browser.post(f"{page}restore/", follow=True).content.decode()
    assert browser.get(page).status_code == 200
    assert both.as_("council-member").post(f"{page}remove/").status_code == 403


def test_many_are_counted_when_asked(small: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_MANY", 1)
    added(small.world, table(tmp_path, ROWS), "small")
    browser = small.as_("analyst")
    page = "/n/small/evidence/source/log/"
    first = browser.get(page).content.decode()
    assert "3 observations" in first
    assert "<caption>Years" not in first
    assert "<caption>Years" in browser.get(page, {"counts": "yes"}).content.decode()
