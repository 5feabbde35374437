"""What leaves as a file: a granted right; anything RED with a second person only. At the machine nothing is asked."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.leaks import dossier
from tests.sites import Site

from majlis.acts.approval.give import GiveCommand, give
from majlis.acts.approval.list import ListCommand, list_
from majlis.acts.leaving import Leaving, demand_leave, is_red
from majlis.acts.nation.export import ExportCommand, export
from majlis.acts.nation.import_ import ImportCommand, import_
from majlis.acts.world import Actor, World
from majlis.kernel.errors import PermissionDeniedError, WaitsError

RED = Leaving("nation export", "small", "TLP:RED", "one")


def world_of(site: Site, login: str) -> World:
    records = site.world.records
    from majlis.adapters.records.people.roles import standing

    held = standing(records, login)
    actor = Actor(login, held.permissions, held.reader, remote=True)
    return replace(site.world, actor=actor, opened=replace(records, reader=held.reader, actor=login))


def test_what_is_not_red_leaves_with_the_permission_alone(site: Site) -> None:
    site.person("one", "analyst", organisation="cert")
    site.person("reads", "assistant", organisation="cert")
    demand_leave(world_of(site, "one"), replace(RED, marking="TLP:AMBER+STRICT"))
    demand_leave(world_of(site, "one"), replace(RED, marking=""))
    with pytest.raises(PermissionDeniedError) as caught:
        demand_leave(world_of(site, "reads"), replace(RED, marking=""))
    assert "table.export" in caught.value.fault.why
    assert not is_red("")


def test_what_is_red_waits_and_then_leaves_once(site: Site) -> None:
    for login in ("one", "two"):
        site.person(login, "analyst", organisation="cert")
    one, two = world_of(site, "one"), world_of(site, "two")
    demand_leave(site.world, RED)  # at the machine
    with pytest.raises(WaitsError):
        demand_leave(one, RED)
    give(GiveCommand(code=list_(ListCommand(), two).approvals[0].code), two)
    with pytest.raises(WaitsError):
        demand_leave(one, replace(RED, key="another"))
    demand_leave(one, RED)
    with pytest.raises(WaitsError):
        demand_leave(one, RED)


def test_a_nation_leaves_by_every_way_with_the_right_alone(site: Site, tmp_path: Path) -> None:
    dossier(tmp_path / "open", "small", "Small nation", "TLP:GREEN")
    import_(ImportCommand(source=tmp_path / "open"), site.world)
    desk = tmp_path / "desk"
    desk.mkdir()
    for login, role in (("writes", "analyst"), ("council", "council-member")):
        site.person(login, role)
    command = ExportCommand(nation="small@draft", target=desk / "small.xlsx")
    with pytest.raises(PermissionDeniedError):
        export(command, replace(world_of(site, "council"), desk=desk))
    assert export(command, replace(world_of(site, "writes"), desk=desk)).form == "workbook"
    answer = site.client("council").post("/do/nation/export/", {"nation": "small@draft", "target": "small.xlsx"})
    assert answer.status_code == 403
    answer = site.client("council").post(
        "/api/v1/nation/export", {"nation": "small@draft", "target": "small.xlsx"}, content_type="application/json"
    )
    assert answer.status_code == 403


def test_a_red_nation_waits_on_its_page_and_in_the_api(site: Site, tmp_path: Path) -> None:
    dossier(tmp_path / "red", "small", "Small nation", "TLP:RED")
    assert import_(ImportCommand(source=tmp_path / "red"), site.world).marking == "TLP:RED"
    site.person("chief", "secretariat")
    browser = site.client("chief")
    for answer in (
        browser.get("/n/small/nation/export.xlsx"),
        browser.post("/do/nation/export/", {"nation": "small@draft", "target": "small.xlsx"}),
        browser.post(
            "/api/v1/nation/export", {"nation": "small@draft", "target": "x.xlsx"}, content_type="application/json"
        ),
    ):
        assert answer.status_code in {202, 409}, answer.content[:300]
        assert b"waits for a second person" in answer.content
