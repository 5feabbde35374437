"""Second factors are counted and taken away where a site was served; elsewhere there are none."""

from tests.interfaces.web.account.test_second_factor import enrol
from tests.sites import Site

from majlis.adapters.records.handle import Records


def test_none_where_no_site_was_served(records: Records) -> None:
    from majlis.adapters.records import people
    from majlis.adapters.records.people import factors

    people.add_person(records, "a.khan", {}, None, "")
    assert factors.how_many("a.khan") == 0
    assert factors.take_away(records, "a.khan") == 0
    factors.end_sessions(people.person_row("a.khan"))


def test_all_of_them_go_and_nobody_elses(site: Site) -> None:
    from majlis.adapters.records.people import factors

    for role in ("analyst", "regulator"):
        enrol(site.as_(role))
    assert factors.take_away(site.world.records, "analyst-secretariat") == 2
    assert factors.how_many("analyst-secretariat") == 0
    assert factors.how_many("regulator-secretariat") == 2
