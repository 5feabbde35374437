"""Figures that take long are made once for a revision and a view, and anew for another."""

from typing import Any

import pytest
from tests.sites import Site

from majlis.interfaces.web.nations import glance


def test_figures_are_kept_until_the_draft_changes(site: Site, nation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    check = vars(glance)["check"]

    def counted(command: object, world: object) -> Any:
        made.append(str(command))
        return check(command, world)

    monkeypatch.setattr(glance, "check", counted)
    browser = site.as_("secretariat")
    for _ in range(3):
        assert browser.get(f"/n/{nation}/nation/checks/").status_code == 200
    assert len(made) == 1
    site.as_("risk-analyst").get(f"/n/{nation}/nation/checks/")
    assert len(made) == 2, "another person, another view"
    browser.post(f"/n/{nation}/nation/operators/new/", {"key-id": "operator:x", "name": "X", "sector": "power"})
    browser.get(f"/n/{nation}/nation/checks/")
    assert len(made) == 3


def test_who_may_not_see_all_of_a_draft_is_told_no_figure_of_it(site: Site, nation: str) -> None:
    from majlis.acts.nation.change import ChangeCommand, change

    change(ChangeCommand(nation=nation, row="grid:west-01", set_=("marking=TLP:RED",)), site.world)
    browser = site.as_("risk-analyst", organisation="cert")
    seen = browser.get(f"/n/{nation}/nation/")
    checked = browser.get(f"/n/{nation}/nation/checks/")
    assert (seen.status_code, checked.status_code) == (200, 403)
    assert b"grid:west-01" not in seen.content + checked.content
