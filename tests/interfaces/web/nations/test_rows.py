"""A row: shown, changed with what was typed kept where it does not fit, added, and its history after it is gone."""

from tests.sites import Site

from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.retire import RetireCommand, retire
from majlis.acts.nation.show import ShowCommand, show

GRID = "assets/row/grid:west-01/"


def typed(site: Site, nation: str, row: str = "grid:west-01", table: str = "assets", **more: str) -> dict[str, str]:
    """Return what the form of a row holds, with something else typed."""
    from majlis.adapters.records.nations import rows
    from majlis.infrastructure.editing.rows import texts

    held = texts(table, rows.find_row(site.world.records, nation, row, table)[1]) or {}
    return {**held, **more}


def test_a_row_is_changed_and_says_why(both_sites: Site, both_nation: str) -> None:
    browser = both_sites.as_("secretariat")
    address = f"/n/{both_nation}/nation/{GRID}"
    assert b"What it needs" in browser.get(address).content
    given = typed(both_sites, both_nation, restart_h="3.5", note="a call", revision="1")
    done = browser.post(address, given, follow=True)
    assert b"grid:west-01 is changed." in done.content
    assert b"a call" in done.content
    assert typed(both_sites, both_nation)["restart_h"] == "3.5"


def test_what_does_not_fit_stays_typed_with_what_is_now(site: Site, nation: str) -> None:
    browser = site.as_("secretariat")
    now = typed(site, nation)["restart_h"]
    told = browser.post(f"/n/{nation}/nation/{GRID}", typed(site, nation, restart_h="soon"))
    assert told.status_code == 400
    assert b'value="soon"' in told.content
    assert f"<strong>Now:</strong> {now}".encode() in told.content
    assert "number" in str(told.context["form"].errors["restart_h"])
    assert typed(site, nation)["restart_h"] == now
    same = browser.post(f"/n/{nation}/nation/{GRID}", typed(site, nation))
    assert same.status_code == 400
    assert b"Nothing would change" in same.content


def test_who_comes_second_is_told(site: Site, nation: str) -> None:
    given = typed(site, nation, restart_h="3.5", revision="1")
    change(ChangeCommand(nation=nation, row="grid:west-01", set_=("restart_h=4",)), site.world)
    told = site.as_("secretariat").post(f"/n/{nation}/nation/{GRID}", given)
    assert told.status_code == 400
    assert b"in the meantime" in told.content


def test_the_facts_of_a_nation_are_changed(site: Site, nation: str) -> None:
    address = f"/n/{nation}/nation/header/row/{nation}/"
    browser = site.as_("secretariat")
    given = typed(site, nation, nation, "header", name="Small Country")
    assert b"Small Country" in browser.post(address, given, follow=True).content
    wrong = browser.post(address, typed(site, nation, nation, "header", time_zone="Nowhere/Land"))
    assert wrong.status_code == 400


def test_who_may_only_read_is_shown_the_columns(site: Site, nation: str) -> None:
    browser = site.as_("analyst")
    told = browser.get(f"/n/{nation}/nation/{GRID}")
    assert b"Save the change" not in told.content
    assert b"<dt>Restart (h)</dt>" in told.content
    assert browser.post(f"/n/{nation}/nation/{GRID}", typed(site, nation, restart_h="9")).status_code == 403


def test_a_row_is_added_and_what_is_missing_is_told(both_sites: Site, both_nation: str) -> None:
    browser = both_sites.as_("secretariat")
    address = f"/n/{both_nation}/nation/operators/new/"
    told = browser.post(address, {"key-id": "operator:new", "sector": "power"})
    assert told.status_code == 400
    assert "missing" in str(told.context["form"].errors["name"])
    assert b'value="operator:new"' in told.content
    bad = browser.post(address, {"key-id": "no key!", "name": "New", "sector": "power"})
    assert bad.status_code == 400
    done = browser.post(address, {"key-id": "operator:new", "name": "New", "sector": "power"}, follow=True)
    assert done.redirect_chain[-1][0] == f"/n/{both_nation}/nation/operators/row/operator:new/"
    assert browser.get(address).status_code == 200


def test_a_row_that_is_gone_shows_its_history(site: Site, nation: str) -> None:
    from majlis.acts.nation.add import AddCommand, add

    add(AddCommand(nation=nation, table="operators", key="operator:new", set_=("name=N", "sector=power")), site.world)
    retire(RetireCommand(nation=nation, row="operator:new"), site.world)
    browser = site.as_("secretariat")
    told = browser.get(f"/n/{nation}/nation/operators/row/operator:new/")
    assert told.status_code == 200
    assert b"not in the draft any more" in told.content
    assert browser.get(f"/n/{nation}/nation/operators/row/operator:never/").status_code == 404
    assert show(ShowCommand(nation=f"{nation}@draft"), site.world).rows["operators"] >= 1
