"""A draft at a glance, its checks with the way to each row, publishing, and taking it away."""

import io
import zipfile

import openpyxl
from tests.sites import Site

from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.versions import VersionsCommand, versions


def test_a_draft_at_a_glance(both_sites: Site, both_nation: str) -> None:
    told = both_sites.as_("secretariat").get(f"/n/{both_nation}/nation/")
    assert told.status_code == 200
    assert b"has not changed since the newest version" in told.content
    state = both_sites.client("secretariat-secretariat").get(
        f"/n/{both_nation}/nation/state/", headers={"HX-Request": "true"}
    )
    assert b"<html" not in state.content
    assert b"says the same as version 1" in state.content


def test_the_checks_lead_to_their_rows(site: Site, nation: str) -> None:
    change(ChangeCommand(nation=nation, row="grid:west-01", set_=("area=area:nowhere",)), site.world)
    browser = site.as_("secretariat")
    told = browser.get(f"/n/{nation}/nation/checks/")
    address = f"/n/{nation}/nation/assets/row/grid:west-01/"
    assert address.encode() in told.content
    assert browser.get(address).status_code == 200
    one = browser.get(f"/n/{nation}/nation/checks/", {"severity": "error"})
    assert one.context["count"] == one.context["result"].errors
    assert b"area:nowhere" in browser.get(f"/n/{nation}/nation/checks/", {"as": "csv"}).content
    refused = browser.post(f"/n/{nation}/nation/publish/", {"revision": "2"}, follow=True)
    assert refused.redirect_chain[-1][0] == f"/n/{nation}/nation/checks/"
    assert b"cannot be published" in refused.content


def test_a_draft_is_published_as_it_was_seen(both_sites: Site, both_nation: str) -> None:
    code, world = both_nation, both_sites.world
    change(ChangeCommand(nation=code, row="grid:west-01", set_=("restart_h=3",)), world)
    browser = both_sites.as_("secretariat")
    old = browser.post(f"/n/{code}/nation/publish/", {"revision": "1"}, follow=True)
    assert b"has moved on" in old.content
    done = browser.post(f"/n/{code}/nation/publish/", {"revision": "2", "note": "restart"}, follow=True)
    assert b"Published version 2" in done.content
    assert versions(VersionsCommand(nation=code), world).versions[0].note == "restart"
    again = browser.post(f"/n/{code}/nation/publish/", {}, follow=True)
    assert b"Nothing to publish" in again.content
    assert both_sites.as_("analyst").post(f"/n/{code}/nation/publish/", {}).status_code == 403


def test_a_draft_leaves_as_a_workbook_or_a_dossier_by_right(site: Site, nation: str) -> None:
    browser = site.as_("secretariat")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(browser.get(f"/n/{nation}/nation/export.xlsx"))))
    assert "Assets" in book.sheetnames
    packed = b"".join(browser.get(f"/n/{nation}/nation/export.zip?version=1"))
    assert "nation.toml" in zipfile.ZipFile(io.BytesIO(packed)).namelist()
    assert site.as_("council-member").get(f"/n/{nation}/nation/export.xlsx").status_code == 403
