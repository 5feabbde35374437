"""A merged incident counts once from that day on, what was known before stays, and it can be taken apart."""

from datetime import date

import pytest
from tests.hand import Clock, clock_at, enter, report

from majlis.adapters.records.handle import Records
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp


@pytest.fixture
def clock() -> Clock:
    return clock_at("2025-03-10")


def test_it_counts_once_from_that_day_on_and_reports_go_with_it(records: Records, clock: Clock) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import links, lists, merging

    one = enter(records)
    two = enter(records, day=date(2025, 3, 2), operator="Clinic A", people=7)
    row = report(records, "cert", "17", "2025-03-02")
    links.link(records, two, [str(row)])
    clock.set("2025-03-12")
    plan = merging.plan(records, one, two)
    assert dict(plan.filled) == {"operator": "Clinic A", "people": 7}
    assert plan.reports == 1
    assert merging.merge(records, one, two, "CERT").gone.code == two
    assert [known.key for known in incidents.told(records, "small").observations] == [one]
    assert len(incidents.told(records, "small", date(2025, 3, 12)).observations) == 2
    kept = incidents.find(records, one)
    assert (kept.operator, kept.people, kept.version) == ("Clinic A", 7, 2)
    assert kept.provenance["operator"]["source"] == "Ministry"
    assert [key for key, _ in lists.reports(records, kept)] == [row]
    with pytest.raises(NotFoundError, match=f"{two} was merged into {one}"):
        incidents.find(records, two)
    assert incidents.find(records, two, date(2025, 3, 12)).people == 7


def test_taken_apart_each_has_its_own_again(records: Records, clock: Clock) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import links, lists, merging, writing

    one, two = enter(records, known=date(2025, 3, 9)), enter(records, people=7, hours=3.0, known=date(2025, 3, 5))
    mine, theirs = report(records, "cert", "1", "2025-03-01"), report(records, "cert", "2", "2025-03-01")
    links.link(records, one, [str(mine)])
    links.link(records, two, [str(theirs)])
    merging.merge(records, one, two, "CERT")
    assert incidents.find(records, one).known == date(2025, 3, 5)
    writing.amend(records, one, {"people": 9}, "Operator")
    clock.set("2025-03-20")
    assert merging.unmerge(records, two, "Operator") == one
    kept, back = incidents.find(records, one), incidents.find(records, two)
    assert (kept.people, kept.hours, kept.known) == (9, None, date(2025, 3, 9))
    assert (back.people, back.version, back.since) == (7, 2, date(2025, 3, 20))
    assert [key for key, _ in lists.reports(records, kept)] == [mine]
    assert [key for key, _ in lists.reports(records, back)] == [theirs]
    assert len(incidents.told(records, "small").observations) == 2
    assert len(incidents.told(records, "small", date(2025, 3, 15)).observations) == 1
    merging.merge(records, one, two, "CERT")
    assert incidents.known.merged_into(records, two) == one


def test_what_cannot_be_merged(records: Records) -> None:
    from tests.hand import make_nation

    from majlis.adapters.records.incidents import merging, writing

    one, two = enter(records), enter(records)
    make_nation(records, "other")
    other = enter(records, "other")
    with pytest.raises(InputError, match="one incident"):
        merging.merge(records, one, one, "CERT")
    with pytest.raises(InputError, match="of other"):
        merging.merge(records, one, other, "CERT")
    with pytest.raises(ConflictError, match="was not merged"):
        merging.unmerge(records, one, "CERT")
    with pytest.raises(NotFoundError):
        merging.unmerge(records, "INC-2025-0099", "CERT")
    writing.mark(records, two, Marking(Tlp.RED), "CERT")
    with pytest.raises(ConflictError, match="marked TLP:RED"):
        merging.merge(records, one, two, "CERT")
    merging.merge(records, two, one, "CERT")


def test_who_does_not_act_for_the_owner_merges_nothing(records: Records) -> None:
    from dataclasses import replace

    from majlis.adapters.records.incidents import merging
    from majlis.kernel.access import Reader

    one, two = enter(records), enter(records)
    guest = replace(records, reader=Reader("guest", frozenset(), Marking(Tlp.RED), Tlp.RED), actor="guest")
    with pytest.raises(PermissionDeniedError):
        merging.plan(guest, one, two)
    with pytest.raises(PermissionDeniedError):
        merging.merge(guest, one, two, "guest")
