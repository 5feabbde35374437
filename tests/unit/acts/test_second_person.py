"""A pass: what cannot be kept as a command is done once by who asked, after somebody else agreed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.sites import Site

from majlis.acts.approval.give import GiveCommand, give
from majlis.acts.approval.list import ListCommand, list_
from majlis.acts.second_person import Second, demand_pass
from majlis.acts.world import Actor, World
from majlis.kernel.errors import WaitsError
from majlis.kernel.marking import Marking, Tlp

RED = Second("table export", "table.export", "incidents", Marking(Tlp.RED), "cert", key="/n/small/incidents/")


def world_of(site: Site, login: str) -> World:
    records = site.world.records
    from majlis.adapters.records.people.roles import standing

    held = standing(records, login)
    actor = Actor(login, held.permissions, held.reader, remote=True)
    return replace(site.world, actor=actor, opened=replace(records, reader=held.reader, actor=login))


def test_a_pass_counts_once_and_for_a_day(both_sites: Site) -> None:
    for login in ("one", "two"):
        both_sites.person(login, "analyst", organisation="cert")
    both_sites.person("far", "analyst", organisation="other")
    one, two = world_of(both_sites, "one"), world_of(both_sites, "two")
    demand_pass(both_sites.world, RED)  # at the machine
    with pytest.raises(WaitsError, match="then do it again within 24 hours"):
        demand_pass(one, RED)
    assert list_(ListCommand(), world_of(both_sites, "far")).approvals == (), "it is RED and belongs to cert"
    code = list_(ListCommand(), two).approvals[0].code
    result = give(GiveCommand(code=code), two)
    assert result.approval.state == "agreed"
    assert "may now do it once" in result.text()
    with pytest.raises(WaitsError):
        demand_pass(one, replace(RED, key="another"))
    with pytest.raises(WaitsError):
        demand_pass(two, RED)
    demand_pass(one, RED)
    with pytest.raises(WaitsError):
        demand_pass(one, RED)
    other = list_(ListCommand(), two).approvals[0].code
    give(GiveCommand(code=other), two)
    late = two.now() + timedelta(hours=25)
    with pytest.raises(WaitsError):
        demand_pass(replace(one, opened=replace(one.records, now=lambda: late)), RED)
