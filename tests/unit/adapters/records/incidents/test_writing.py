"""Codes have no gap, what was known before stays, and an organisation keeps its own incidents."""

import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.hand import AMBER, Clock, enter, make_nation, open_at

from majlis.adapters.records.handle import Records
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp

FACTS = {"title": "Locked", "day": date(2025, 3, 1), "kind": "ransomware"}


def test_what_was_known_before_stays(records: Records, clock: Clock) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import lists, writing

    code = enter(records)
    assert code == "INC-2025-0001"
    clock.set("2025-04-10")
    assert writing.amend(records, code, {"people": 40_000, "kind": "ransomware"}, "CERT") == ("people",)
    assert incidents.find(records, code).people == 40_000
    assert incidents.find(records, code, date(2025, 4, 11)).people == 40_000
    assert incidents.find(records, code, date(2025, 4, 10)).people is None
    with pytest.raises(NotFoundError, match="known before 2025-03-03"):
        incidents.find(records, code, date(2025, 3, 3))
    past = lists.history(records, incidents.find(records, code))
    assert [(one.version, one.people, one.since, one.until) for one in past] == [
        (1, None, date(2025, 3, 3), date(2025, 4, 10)),
        (2, 40_000, date(2025, 4, 10), None),
    ]
    said = past[1].provenance
    assert (said["people"]["source"], said["people"]["by"], said["people"]["at"][:10]) == (
        "CERT",
        "tester",
        "2025-04-10",
    )
    assert (said["kind"]["source"], said["kind"]["at"][:10]) == ("Ministry", "2025-03-03")


def test_two_writers_get_codes_without_a_gap(records: Records, database: str, clock: Clock) -> None:
    from django.db import connection

    codes: list[str] = []
    faults: list[BaseException] = []

    def work() -> None:
        mine = open_at(records.home, database, clock)
        try:
            codes.extend(enter(mine) for _ in range(8))
        except BaseException as fault:  # noqa: BLE001 - told by the test, not by the thread
            faults.append(fault)
        finally:
            connection.close()

    writers = [threading.Thread(target=work) for _ in range(2)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert not faults
    assert sorted(codes) == [f"INC-2025-{number:04}" for number in range(1, 17)]


def test_two_amend_at_once_and_both_are_kept(records: Records, database: str, clock: Clock) -> None:
    from django.db import connection

    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import lists, writing

    code = enter(records)

    def work(field: str) -> None:
        try:
            mine = open_at(records.home, database, clock)
            writing.amend(mine, code, {field: 7}, "CERT")
        finally:
            connection.close()

    writers = [threading.Thread(target=work, args=(field,)) for field in ("people", "hours")]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    now = incidents.find(records, code)
    assert (now.version, now.people, now.hours) == (3, 7, 7)
    assert len(lists.history(records, now)) == 3


def test_closed_ones_are_opened_before_they_are_amended(records: Records) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import writing

    code = enter(records)
    writing.close(records, code, "CERT", closed=True)
    with pytest.raises(ConflictError, match="is closed"):
        writing.amend(records, code, {"people": 1}, "CERT")
    with pytest.raises(ConflictError, match="closed already"):
        writing.close(records, code, "CERT", closed=True)
    writing.close(records, code, "CERT", closed=False)
    writing.amend(records, code, {"people": 1}, "CERT")
    assert incidents.find(records, code).version == 4
    with pytest.raises(ConflictError, match="nothing changes"):
        writing.amend(records, code, {"people": 1}, "CERT")


def test_a_stricter_marking_reaches_back_and_a_milder_one_does_not(records: Records) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import lists, writing

    code = enter(records)
    writing.mark(records, code, Marking(Tlp.RED), "CERT")
    writing.mark(records, code, Marking(Tlp.GREEN), "CERT")
    now = incidents.find(records, code)
    assert [str(one.marking) for one in lists.history(records, now)] == ["TLP:RED", "TLP:RED", "TLP:GREEN"]
    given = [one.provenance["marking"]["value"] for one in lists.history(records, now)]
    assert given == ["TLP:AMBER", "TLP:RED", "TLP:GREEN"]


@pytest.fixture
def one(tmp_path: Path, sqlite_database: str, clock: Clock) -> Records:
    """Give records on SQLite alone, where the database does not matter."""
    one = open_at(tmp_path / "home", sqlite_database, clock)
    make_nation(one)
    return one


@pytest.mark.parametrize(
    ("facts", "message", "mend"),
    [
        ({"kind": "ransomwar"}, "is no kind", "did you mean ransomware"),
        ({"sector": "healt"}, "is no sector", "did you mean health"),
        ({"day": date(2025, 3, 5)}, "has not come yet", "correct the day"),
        ({"known": date(2025, 2, 1)}, "before it happened", "the same day or a later one"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    one: Records, facts: dict[str, Any], message: str, mend: str
) -> None:
    records = one
    with pytest.raises(InputError, match=message) as caught:
        enter(records, **facts)
    assert mend in caught.value.fault.mend
    assert enter(records) == "INC-2025-0001"


def test_a_change_is_not_told_before_the_one_it_follows(records: Records, clock: Clock) -> None:
    from majlis.adapters.records.incidents import writing

    code = enter(records)
    clock.set("2025-04-10")
    with pytest.raises(InputError, match="is not between 2025-03-03 and 2025-04-10"):
        writing.amend(records, code, {"people": 1}, writing.Statement("CERT", date(2025, 3, 1)))
    writing.amend(records, code, {"people": 1}, writing.Statement("CERT", date(2025, 4, 1)))
    clock.set("2025-03-20")  # the clock was set back: what follows is not known earlier
    writing.amend(records, code, {"people": 2}, "CERT")
    from majlis.adapters.records import incidents

    assert incidents.find(records, code).since == date(2025, 4, 1)


def test_another_organisations_incident_is_read_and_not_changed(
    tmp_path: Path, sqlite_database: str, clock: Clock
) -> None:
    from majlis.adapters.records.incidents import writing

    all_ = open_at(tmp_path / "home", sqlite_database, clock)
    make_nation(all_)
    from majlis.adapters.records import incidents, people

    for code in ("cert", "grid"):
        people.ensure_organisation(all_, code, code, "other")
    cert = Reader("a", frozenset({"cert"}), Marking(Tlp.RED), Tlp.AMBER)
    grid = Reader("b", frozenset({"grid"}), Marking(Tlp.RED), Tlp.AMBER)
    code = enter(open_at(all_.home, sqlite_database, clock, cert))
    theirs = open_at(all_.home, sqlite_database, clock, grid)
    assert incidents.find(theirs, code).owner == "cert"
    for change in (
        lambda: writing.amend(theirs, code, {"people": 1}, "x"),
        lambda: writing.close(theirs, code, "x", closed=True),
        lambda: writing.mark(theirs, code, AMBER.join(Marking(Tlp.RED)), "x"),
        lambda: writing.create(theirs, "small", FACTS, writing.Terms("x", owner="cert")),
    ):
        with pytest.raises(PermissionDeniedError, match="does not act for cert"):
            change()
    writing.mark(all_, code, Marking(Tlp.RED), "x")
    with pytest.raises(NotFoundError):
        incidents.find(theirs, code)
    assert enter(all_) == "INC-2025-0002"


def test_the_days_are_those_of_the_nation(tmp_path: Path, sqlite_database: str, clock: Clock) -> None:
    records = open_at(tmp_path / "home", sqlite_database, clock)
    make_nation(records)
    clock.at = clock.at.replace(hour=20)  # past midnight in Karachi
    from majlis.adapters.records import incidents

    code = enter(records, day=date(2025, 3, 4))
    assert incidents.find(records, code).known == date(2025, 3, 4)
