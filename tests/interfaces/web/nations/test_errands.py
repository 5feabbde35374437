"""What a large nation takes long for is left to the worker: the page says how far it is, and goes on by itself."""

import pytest
from django.test import Client
from tests.sites import Site

from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.worker.work import WorkCommand, work
from majlis.interfaces.web.nations import errands, glance, past


@pytest.fixture
def large(site: Site, nation: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the small nation count as a large one."""
    for module in (errands, glance, past):
        monkeypatch.setattr(module, "AT_ONCE", 0)
    change(ChangeCommand(nation=nation, row="grid:west-01", set_=("name=Other",)), site.world)
    return nation


def worked(site: Site) -> None:
    assert work(WorkCommand(once=True), site.world).failed == 0


def asks(browser: Client, address: str) -> str:
    """Return where the answer of work is shown, as a piece of a page is told it."""
    return browser.get(address, headers={"HX-Request": "true"}).headers.get("HX-Redirect", "")


def test_the_check_of_a_draft(site: Site, large: str) -> None:
    browser, state = site.as_("secretariat"), f"/n/{large}/nation/state/"
    assert b"It takes a while" in browser.get(f"/n/{large}/nation/").content
    waits = browser.get(state)
    assert b"It waits for the worker" in waits.content
    assert b'http-equiv="refresh"' in waits.content, "it goes on without a script, too"
    assert waits.context["code"] == browser.get(f"/n/{large}/nation/checks/").context["code"], "asked once"
    assert asks(browser, waits.context["poll"]) == ""
    worked(site)
    assert asks(browser, waits.context["poll"]) == state
    done = browser.get(state)
    assert done.context["checks"].errors == 0
    assert done.context["changes"].counts == {"assets": {"changed": 1}}
    assert b"It takes a while" not in browser.get(f"/n/{large}/nation/").content
    listed = browser.get(f"/n/{large}/nation/checks/")
    assert sum(number for _, _, number in listed.context["rules"]) == listed.context["count"]


def test_publishing_and_taking_back(site: Site, large: str) -> None:
    browser, home = site.as_("secretariat"), f"/n/{large}/nation/"
    waits = browser.post(f"{home}publish/", {"revision": "2", "note": "renamed"}, follow=True)
    assert b"Publishing the draft" in waits.content
    assert b"See how far it is" in browser.get(home).content
    worked(site)
    assert asks(browser, waits.context["poll"]) == home
    assert b"Published version 2." in browser.get(home).content
    undoing = browser.post(f"{home}undo/", {"revision": "2"}, headers={"Referer": f"http://testserver{home}history/"})
    worked(site)
    assert asks(browser, undoing.headers["Location"]) == f"{home}history/"
    told = browser.get(f"{home}history/").content
    assert b"Undone. 1 row." in told
    assert b'name="revision" value="3"' in told, "the undo can be undone"


def test_what_is_refused_is_told_as_if_nobody_had_waited(site: Site, large: str) -> None:
    browser, home = site.as_("secretariat"), f"/n/{large}/nation/"
    moved = browser.post(f"{home}publish/", {"revision": "1"}, follow=True)
    worked(site)
    assert asks(browser, moved.context["poll"]) == home
    assert b"has moved on" in browser.get(home).content
    change(ChangeCommand(nation=large, row="grid:west-01", set_=("area=area:nowhere",)), site.world)
    wrong = browser.post(f"{home}publish/", {"revision": "3"}, follow=True)
    worked(site)
    assert asks(browser, wrong.context["poll"]) == f"{home}checks/"


def test_a_comparison_of_two_versions(site: Site, large: str) -> None:
    browser, address = site.as_("secretariat"), f"/n/{large}/nation/compare/?before=1&after=draft"
    waits = browser.get(address)
    worked(site)
    assert asks(browser, waits.context["poll"]) == address
    done = browser.get(address)
    assert (done.context["count"], done.context["left_out"]) == (1, 0)


def test_it_is_of_who_asked_alone_and_can_be_asked_again(site: Site, large: str) -> None:
    from majlis.adapters.records import runs

    browser = site.as_("secretariat")
    address = browser.get(f"/n/{large}/nation/state/").context["poll"]
    assert site.as_("risk-analyst").get(address).status_code == 404
    runs.cancel(site.world.records, address.rstrip("/").rpartition("/")[2])
    stopped = browser.get(address)
    assert b"It was cancelled" in stopped.content
    again = browser.post(stopped.context["again"])
    assert again.headers["Location"] != address
    assert b"It waits for the worker" in browser.get(f"/n/{large}/nation/state/").content


def test_who_may_not_see_all_of_it_is_told_so(site: Site, large: str) -> None:
    change(ChangeCommand(nation=large, row="grid:west-01", set_=("marking=TLP:RED",)), site.world)
    browser = site.as_("risk-analyst", organisation="cert")
    waits = browser.get(f"/n/{large}/nation/state/")
    worked(site)
    asks(browser, waits.context["poll"])
    refused = browser.get(f"/n/{large}/nation/state/")
    assert refused.status_code == 403
    assert b"grid:west-01" not in refused.content
    assert browser.get(f"/n/{large}/nation/").status_code == 200
