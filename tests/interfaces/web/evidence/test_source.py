"""A source says what it holds; taken out, the message brings it back."""

from pathlib import Path

import pytest
from tests.recorded import ROWS, added, table
from tests.sites import Site

from majlis.acts.evidence import show


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


def test_as_known_before_a_day(both: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added(both.world, table(tmp_path, ROWS), "small")
    browser = both.as_("analyst")
    page, found = "/n/small/evidence/source/log/", "/n/small/evidence/search/"
    text = browser.get(page, {"as_of": "2025-02-10"}).content.decode()
    assert "As known before 10 Feb 2025" in text
    assert "2 observations" in text
    assert "Clinic C" not in text
    assert "remove/" not in text
    text = browser.get(found, {"as_of": "2025-02-10"}).content.decode()
    assert "2 observations" in text
    assert "log/?as_of=2025-02-10" in text
    assert 'name="report"' not in text
    assert "# as known before 2025-02-10" in browser.get(found, {"as_of": "2025-02-10", "form": "csv"}).content.decode()
    assert browser.get(page, {"as_of": "soon"}).status_code == browser.get(found, {"as_of": "soon"}).status_code == 400
    monkeypatch.setattr(show, "_MANY", 1)
    assert "<caption>Years" in browser.get(page).content.decode()
    first = browser.get(page, {"as_of": "2025-02-10"}).content.decode()
    assert "Count what it told before that day" in first
    assert "<caption>Years" not in first
    assert "<caption>Years" in browser.get(page, {"as_of": "2025-02-10", "counts": "yes"}).content.decode()
