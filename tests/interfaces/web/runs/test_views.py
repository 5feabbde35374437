"""Runs and work are listed whatever became of them, page by page, and leave as a file."""

from dataclasses import replace

import pytest
from tests.assessed import assessed_twice
from tests.sites import Site
from tests.works import order

from majlis.interfaces.web.runs import views


def test_they_are_listed_and_leave(both_sites: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records import runs

    code, _, _ = assessed_twice(both_sites)
    work = runs.queue(both_sites.world.records, replace(order(), nation=code))
    browser = both_sites.as_("analyst")
    page = browser.get(f"/n/{code}/runs/").content.decode()
    assert work in page
    assert page.count("It is done.") == 2
    monkeypatch.setattr(views, "_PER_PAGE", 1)
    first = browser.get(f"/n/{code}/runs/").content.decode()
    assert f"?after={work}" in first
    assert work not in browser.get(f"/n/{code}/runs/?after={work}").content.decode().split("<tbody>")[1]
    assert work in browser.get(f"/n/{code}/runs/table.csv").content.decode()
    assert both_sites.as_("operator").get(f"/n/{code}/runs/").status_code == 403
