"""Roles are held once at a time, are dated, and add up to what a person may do and see."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.hand import Clock, clock_at, open_at

from majlis.adapters.records.handle import Records
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Classification, Marking, Tlp


@pytest.fixture
def clock() -> Clock:
    return clock_at("2025-03-03")


@pytest.fixture
def records(tmp_path: Path, database: str, clock: Clock) -> Records:
    records = open_at(tmp_path / "home", database, clock)
    from majlis.adapters.records import people

    for code in ("cert", "grid"):
        people.ensure_organisation(records, code, code, "other")
    people.add_person(records, "a.khan", {}, Marking.parse("TLP:RED/SECRET"), "")
    return records


def test_roles_add_up_and_each_holds_at_its_organisation(records: Records) -> None:
    from majlis.adapters.records.people import roles

    assert roles.standing(records, "a.khan").permissions == frozenset()
    roles.grant(records, "a.khan", "analyst", "cert")
    roles.grant(records, "a.khan", "administrator", "grid")
    found = roles.standing(records, "a.khan")
    assert {"incident.write", "person.write"} <= found.permissions
    assert found.reader.may_read(Marking(Tlp.RED, Classification.SECRET), "cert")
    assert not found.reader.may_read(Marking(Tlp.RED), "grid")
    assert found.reader.may_read(Marking(Tlp.AMBER), "grid")
    roles.end(records, "a.khan", "analyst", "cert")
    found = roles.standing(records, "a.khan")
    assert "incident.write" not in found.permissions
    assert not found.reader.may_read(Marking(Tlp.GREEN), "cert")


def test_a_role_ends_by_its_day_and_with_account_or_organisation(records: Records, clock: Clock) -> None:
    from majlis.adapters.records import people
    from majlis.adapters.records.people import roles

    roles.grant(records, "a.khan", "analyst", "cert", clock.at + timedelta(days=10))
    roles.grant(records, "a.khan", "auditor", "grid")
    assert roles.held(records, "a.khan") == (("analyst", "cert"), ("auditor", "grid"))
    clock.at += timedelta(days=10)
    assert roles.held(records, "a.khan") == (("auditor", "grid"),)
    roles.grant(records, "a.khan", "analyst", "cert")
    people.close_organisation(records, "grid")
    assert roles.held(records, "a.khan") == (("analyst", "cert"),)
    people.close_person(records, "a.khan")
    assert roles.standing(records, "a.khan").permissions == frozenset()


def test_what_cannot_be_granted(records: Records, clock: Clock) -> None:
    from majlis.adapters.records import people
    from majlis.adapters.records.people import roles

    roles.grant(records, "a.khan", "analyst", "cert")
    with pytest.raises(ConflictError, match="is analyst for cert already"):
        roles.grant(records, "a.khan", "analyst", "cert")
    with pytest.raises(InputError, match="is no role") as caught:
        roles.grant(records, "a.khan", "analist", "cert")
    assert caught.value.fault.mend == "did you mean analyst?"
    with pytest.raises(InputError, match="has passed"):
        roles.grant(records, "a.khan", "auditor", "cert", clock.at)
    with pytest.raises(NotFoundError):
        roles.grant(records, "a.khan", "auditor", "bank")
    with pytest.raises(NotFoundError, match="is not auditor for cert now"):
        roles.end(records, "a.khan", "auditor", "cert")
    people.close_organisation(records, "grid")
    with pytest.raises(ConflictError, match="grid is closed"):
        roles.grant(records, "a.khan", "auditor", "grid")


def test_nobody_gives_a_role_to_himself(records: Records, tmp_path: Path, database: str, clock: Clock) -> None:
    from majlis.adapters.records.people import roles

    roles.grant(records, "a.khan", "administrator", "cert")
    himself = open_at(tmp_path / "home", database, clock, Reader("a.khan"), "a.khan")
    with pytest.raises(PermissionDeniedError, match="to himself"):
        roles.grant(himself, "a.khan", "analyst", "cert")


def test_somebody_always_keeps_the_accounts(records: Records) -> None:
    from majlis.adapters.records import people
    from majlis.adapters.records.people import erasure, roles

    roles.grant(records, "a.khan", "administrator", "cert")
    for change in (
        lambda: roles.end(records, "a.khan", "administrator", "cert"),
        lambda: people.close_person(records, "a.khan"),
        lambda: people.close_organisation(records, "cert"),
        lambda: erasure.erase(records, "a.khan"),
    ):
        with pytest.raises(ConflictError, match="nobody would be left"):
            change()
    assert roles.held(records, "a.khan") == (("administrator", "cert"),)
    people.add_person(records, "b.raja", {}, None, "")
    roles.grant(records, "b.raja", "administrator", "grid")
    roles.end(records, "a.khan", "administrator", "cert")


def test_a_service_holds_no_other_role(records: Records) -> None:
    from majlis.adapters.records import people
    from majlis.adapters.records.people import roles

    people.add_person(records, "worker", {}, Marking.parse("TLP:RED/SECRET"), "")
    roles.grant(records, "worker", "service", "cert")
    assert roles.standing(records, "worker").reader.may_read(Marking(Tlp.RED, Classification.SECRET), "grid")
    roles.grant(records, "a.khan", "analyst", "cert")
    for login, role in (("worker", "analyst"), ("a.khan", "service")):
        with pytest.raises(ConflictError, match="goes with no other role"):
            roles.grant(records, login, role, "grid")
