"""Pages neither skip nor repeat; filters and words find; as-of holds in lists, too."""

from dataclasses import replace
from datetime import date

import pytest
from tests.hand import Clock, clock_at, enter, make_nation, report

from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.telling import Known
from majlis.kernel.errors import InputError


@pytest.fixture
def clock() -> Clock:
    return clock_at("2025-03-10")


def test_pages_neither_skip_nor_repeat(records: Records) -> None:
    from majlis.adapters.records.incidents.lists import Wanted, page

    codes = [enter(records, day=date(2025, 3, 1 + number % 3)) for number in range(7)]
    found: list[Known] = []
    cursor = ""
    while True:
        shown, cursor = page(records, "small", Wanted(most=2, after=cursor))
        found += shown
        if not cursor:
            break
    assert sorted(one.code for one in found) == codes
    assert [one.day for one in found] == sorted((one.day for one in found), reverse=True)
    for wrong in ("x", "2025-03-01", "2025-03-01.x", "2025-13-01.1"):
        with pytest.raises(InputError):
            page(records, "small", Wanted(after=wrong))


def test_filters(records: Records, clock: Clock) -> None:
    from majlis.adapters.records.incidents import writing
    from majlis.adapters.records.incidents.lists import Wanted, page

    one = enter(records, operator="North", area="x-1", summary="Encrypted BACKUPS")
    two = enter(records, sector="banking", kind="ddos", day=date(2025, 2, 1))
    make_nation(records, "other")
    enter(records, "other")
    clock.set("2025-04-01")
    writing.close(records, two, "CERT", closed=True)

    def codes(**wanted: object) -> list[str]:
        return [found.code for found in page(records, "small", Wanted(**wanted))[0]]  # type: ignore[arg-type]

    assert codes() == [one, two]
    assert codes(sector="health") == codes(operator="North") == codes(area="x-1") == codes(closed=False) == [one]
    assert codes(words="backups") == codes(words="encrypted") == codes(since=date(2025, 2, 2)) == [one]
    assert codes(kind="ddos") == codes(closed=True) == codes(until=date(2025, 3, 1)) == [two]
    assert codes(closed=True, as_of=date(2025, 4, 1)) == []
    assert codes(as_of=date(2025, 3, 10)) == []


def test_reports_are_shown_and_counted(records: Records) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import links, lists

    code, alone = enter(records), enter(records)
    rows = [report(records, "cert", "17", "2025-03-02"), report(records, "press", "1", "2025-03-01")]
    links.link(records, code, [str(row) for row in rows])
    found = lists.reports(records, incidents.find(records, code))
    assert [(key, one.source) for key, one in found] == [(rows[1], "press"), (rows[0], "cert")]
    both = [incidents.find(records, name) for name in (code, alone)]
    assert lists.reports_of(records, both) == {code: 2}


def test_pages_of_words_agree_however_few_are_looked_at_first(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    from majlis.adapters.records.incidents import lists

    codes = [enter(records, day=date(2025, 3, 1 + number % 3), operator=f"Op {number % 2}") for number in range(8)]
    enter(records, title="Another")
    monkeypatch.setattr(lists, "_NEAR", 0)
    for counted in (1, 100):
        monkeypatch.setattr(lists, "COUNT_MAX", counted)
        found: list[str] = []
        wanted = lists.Wanted(words="systems hosp*", source="minis*", marking="TLP:AMBER", most=3)
        cursor = ""
        while True:
            shown, cursor = lists.page(records, "small", replace(wanted, after=cursor))
            found += [one.code for one in shown]
            if not cursor:
                break
        assert sorted(found) == codes
        assert lists.total(records, "small", wanted) == min(len(codes), counted + 1)
    assert lists.page(records, "small", lists.Wanted(words="volcano")) == ((), "")
    assert len(lists.page(records, "small", lists.Wanted(words="*", source="-"))[0]) == 9
