"""A lost second factor: taken away at the machine, or over a network with a second person; then the password alone."""

import pytest
from tests.interfaces.web.account.test_second_factor import enrol
from tests.sites import Site

from majlis.acts.audit.list import ListCommand, list_
from majlis.acts.person.factor import FactorCommand, factor
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError


def test_where_there_is_none_nothing_is_done(staffed: World) -> None:
    with pytest.raises(ConflictError, match="no second factor"):
        factor(FactorCommand(login="a.khan"), staffed)
    with pytest.raises(NotFoundError):
        factor(FactorCommand(login="nobody"), staffed)


def test_all_are_gone_and_the_person_signs_in_anew(both_sites: Site) -> None:
    browser = both_sites.as_("analyst")
    enrol(browser)
    result = factor(FactorCommand(login="analyst-secretariat"), both_sites.world)
    assert result.factors == 2, "the recovery codes as well"
    assert "signed out everywhere" in result.text()
    assert list_(ListCommand(act="person factor"), both_sites.world).entries[0].subject == "analyst-secretariat"
    with pytest.raises(ConflictError):
        factor(FactorCommand(login="analyst-secretariat"), both_sites.world)


def test_over_a_network_it_waits_for_a_second_person(site: Site) -> None:
    enrol(site.as_("analyst"))
    for login in ("one", "two"):
        site.person(login, "administrator")
    one, two = site.client("one"), site.client("two")
    answer = one.post("/people/of/analyst-secretariat/", {"deed": "factor"})
    assert answer.status_code == 302
    from majlis.adapters.records.access import approvals
    from majlis.adapters.records.people import factors

    assert factors.how_many("analyst-secretariat") == 2
    waiting = approvals.listed(site.world.records, {"*"})
    assert [one.act for one in waiting] == ["person factor"]
    two.post("/do/approval/give/", {"code": waiting[0].code})
    assert factors.how_many("analyst-secretariat") == 0
