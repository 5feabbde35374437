"""History with the way back, versions, and what differs between two states."""

from tests.sites import Site

from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.publish import PublishCommand, publish


def changed(site: Site, nation: str) -> None:
    change(ChangeCommand(nation=nation, row="grid:west-01", set_=("restart_h=3",), note="a call"), site.world)


def test_history_says_who_and_why_and_undoes(both_sites: Site, both_nation: str) -> None:
    changed(both_sites, both_nation)
    browser = both_sites.as_("secretariat")
    told = browser.get(f"/n/{both_nation}/nation/history/")
    assert b"a call" in told.content
    assert b"restart_h" in told.content
    back = f"http://testserver/n/{both_nation}/nation/history/"
    done = browser.post(f"/n/{both_nation}/nation/undo/", {"revision": "2"}, follow=True, headers={"Referer": back})
    assert done.redirect_chain[-1][0] == back
    assert b"undone by 3" in done.content
    again = browser.post(f"/n/{both_nation}/nation/undo/", {"revision": "2"}, follow=True)
    assert b"undone already" in again.content
    assert b"a call" in browser.get(f"/n/{both_nation}/nation/history/?as=csv").content


def test_an_undo_goes_back_to_no_other_site(site: Site, nation: str) -> None:
    changed(site, nation)
    browser = site.as_("secretariat")
    done = browser.post(f"/n/{nation}/nation/undo/", {"revision": "2"}, headers={"Referer": "https://evil.example/"})
    assert done.headers["Location"] == f"/n/{nation}/nation/"


def test_two_states_are_compared(site: Site, nation: str) -> None:
    browser = site.as_("secretariat")
    assert b"They say the same" in browser.get(f"/n/{nation}/nation/compare/").content
    changed(site, nation)
    told = browser.get(f"/n/{nation}/nation/compare/?before=1&after=draft")
    assert b"grid:west-01" in told.content
    publish(PublishCommand(nation=nation), site.world)
    assert b"restart_h" in browser.get(f"/n/{nation}/nation/compare/?before=1&after=2&as=csv").content
    listed = browser.get(f"/n/{nation}/nation/versions/")
    assert [one.version for one in listed.context["found"].versions] == [2, 1]
    assert browser.get(f"/n/{nation}/nation/versions/?as=xlsx").status_code == 200
    assert browser.get(f"/n/{nation}/nation/compare/?before=77").status_code == 404
