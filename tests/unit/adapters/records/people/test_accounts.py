"""Organisations and accounts: made once, closed and never lost, with a password that nobody can read."""

from pathlib import Path

import pytest
from tests.hand import clock_at, open_at

from majlis.adapters.records.handle import Records
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.marking import Marking

PASSWORD = "four words that belong apart"  # noqa: S105 - of nobody


@pytest.fixture
def records(tmp_path: Path, database: str) -> Records:
    return open_at(tmp_path / "home", database, clock_at("2025-03-03"))


@pytest.fixture
def one(tmp_path: Path, sqlite_database: str) -> Records:
    """Give records on SQLite alone, where the database does not matter."""
    return open_at(tmp_path / "home", sqlite_database, clock_at("2025-03-03"))


def test_ensuring_an_organisation_twice_makes_it_once(records: Records) -> None:
    from majlis.adapters.records import people
    from majlis.adapters.records.models import AuditEntry

    people.ensure_organisation(records, "cert", "CERT", "cert")
    people.ensure_organisation(records, "cert", "CERT", "cert")
    assert AuditEntry.objects.count() == 1
    people.ensure_organisation(records, "cert", "National CERT", "cert", ("health",))
    (only,) = people.organisations(records)
    assert (only.name, only.sectors, only.persons, only.closed) == ("National CERT", ("health",), 0, False)
    with pytest.raises(ConflictError, match="already"):
        people.add_organisation(records, "cert", "x", "cert")
    people.close_organisation(records, "cert")
    assert people.organisations(records)[0].closed
    with pytest.raises(ConflictError, match="closed already"):
        people.close_organisation(records, "cert")


@pytest.mark.parametrize(
    ("code", "kind", "sectors", "message"),
    [
        ("National CERT", "cert", (), "cannot be the code"),
        ("cert", "bank", (), "no kind of organisation"),
        ("cert", "cert", ("helth",), "is no sector"),
    ],
)
def test_wrong_organisations(one: Records, code: str, kind: str, sectors: tuple[str, ...], message: str) -> None:
    records = one
    from majlis.adapters.records import people

    with pytest.raises(InputError, match=message):
        people.ensure_organisation(records, code, "x", kind, sectors)
    assert people.organisations(records) == ()


def test_only_the_argon2_hash_of_a_password_is_kept(records: Records) -> None:
    from majlis.adapters.records import people

    facts = {"full_name": "A. Khan", "email": "a@example.org"}
    people.add_person(records, "a.khan", facts, Marking.parse("TLP:RED/SECRET"), PASSWORD)
    people.add_person(records, "b.raja", {}, None, "")
    row = people.person_row("a.khan")
    assert row.password.startswith("argon2")
    assert PASSWORD not in row.password
    assert row.check_password(PASSWORD)
    first, second = people.persons(records)
    assert (first.full_name, str(first.clearance), first.password, first.state) == (
        "A. Khan",
        "TLP:RED/SECRET",
        True,
        "open",
    )
    assert (second.clearance, second.password) == (None, False)
    people.set_password(records, "b.raja", f"other {PASSWORD}")
    assert people.person_row("b.raja").check_password(f"other {PASSWORD}")
    with pytest.raises(ConflictError, match="already"):
        people.add_person(records, "a.khan", {}, None, "")


@pytest.mark.parametrize("password", ["Tr0ub4dor&3", "password1234", "abdul.karim1", "Karim.Abdul!"])
def test_weak_passwords(tmp_path: Path, sqlite_database: str, password: str) -> None:
    records = open_at(tmp_path / "home", sqlite_database, clock_at("2025-03-03"))
    from majlis.adapters.records import people

    with pytest.raises(InputError, match="weak") as caught:
        people.add_person(records, "abdul.karim", {"full_name": "Karim Abdul"}, None, password)
    assert password not in str(caught.value)
    assert people.persons(records) == ()


@pytest.mark.parametrize("login", ["A.Khan", "", "9a", "a khan", "erased-0123abcd", "a" * 101])
def test_wrong_logins(tmp_path: Path, sqlite_database: str, login: str) -> None:
    records = open_at(tmp_path / "home", sqlite_database, clock_at("2025-03-03"))
    from majlis.adapters.records import people

    with pytest.raises(InputError, match="cannot be a login"):
        people.add_person(records, login, {}, None, "")


def test_a_closed_account_stays_and_is_closed_once(records: Records) -> None:
    from majlis.adapters.records import people

    people.add_person(records, "a.khan", {}, None, "")
    people.close_person(records, "a.khan")
    assert people.persons(records)[0].state == "closed"
    with pytest.raises(ConflictError, match="closed already"):
        people.close_person(records, "a.khan")
    with pytest.raises(NotFoundError) as caught:
        people.close_person(records, "a.khna")
    assert caught.value.fault.mend.startswith("did you mean a.khan?")
