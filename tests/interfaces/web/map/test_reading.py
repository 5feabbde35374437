"""A large version that is not at hand is read by the worker; the page says so and goes on when it is."""

import re

import pytest
from tests.sites import Site

from majlis.acts.worker.work import WorkCommand, work
from majlis.adapters.places import warm

CODE = re.compile(r"work-[0-9a-f]{8}")


@pytest.mark.parametrize("page", ["", "table/", "asset/grid:west-01/"])
def test_a_page_waits_for_the_worker(site: Site, nation: str, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    for file in (site.home / "cache" / warm.FOLDER).glob("*.npz"):
        file.unlink()
    warm.forget()
    monkeypatch.setattr(warm, "QUICK", -1)
    browser, address = site.as_("analyst"), f"/n/{nation}/map/{page}?version=1"
    waits = browser.get(address)
    assert b"Reading the version" in waits.content
    found = CODE.search(waits.content.decode())
    assert found is not None
    assert found[0] in browser.get(address).content.decode(), "asked once"
    assert work(WorkCommand(once=True), site.world).done == 1
    arrived = browser.get(f"/n/{nation}/nation/work/{found[0]}/")
    assert arrived.headers["Location"] == address
    assert b"Reading the version" not in browser.get(address).content


def test_what_is_no_version_is_told_by_the_page(site: Site, nation: str) -> None:
    assert site.as_("analyst").get(f"/n/{nation}/map/?version=x").status_code == 400
    assert site.client("analyst-secretariat").get(f"/n/{nation}/map/?version=9").status_code == 404
