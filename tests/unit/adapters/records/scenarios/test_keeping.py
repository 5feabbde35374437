"""Saved what-ifs in the records: numbered, listed newest first, dropped and taken back by their owner only."""

from pathlib import Path

import pytest
from tests.hand import AMBER, Clock, clock_at, make_nation, open_at

from majlis.adapters.records.handle import Records
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp

FACTS = {"struck": 1, "dark": 2, "most_people": 3, "person_hours": 4.0}


def save(records: Records, title: str, marking: Marking = AMBER, owner: str = "") -> str:
    from majlis.adapters.records.nations import header
    from majlis.adapters.records.nations.named import Named
    from majlis.adapters.records.scenarios import keeping

    named = Named("small", 1, "a" * 64, header(records, "small"))
    return keeping.save(records, named, keeping.Content(title, "why", ("grid:a@0:24",), FACTS, marking, owner))


def test_saved_found_and_listed(records: Records) -> None:
    from majlis.adapters.records.scenarios import keeping

    codes = [save(records, f"What {number}") for number in range(3)]
    assert codes == ["WHATIF-2025-0001", "WHATIF-2025-0002", "WHATIF-2025-0003"]
    one = keeping.find(records, codes[0])
    assert (one.title, one.note, one.attack, one.version, one.by) == ("What 0", "why", ("grid:a@0:24",), 1, "tester")
    assert (one.owner, one.facts, one.dropped, one.synthetic) == ("secretariat", FACTS, False, False)
    first, cursor = keeping.page(records, "small", most=2)
    rest, end = keeping.page(records, "small", cursor, 2)
    assert [one.code for one in (*first, *rest)] == codes[::-1]
    assert end == ""
    assert [one.code for one in keeping.page(records, "small", words="what 1")[0]] == codes[1:2]
    with pytest.raises(InputError, match="no cursor"):
        keeping.page(records, "small", "x")
    with pytest.raises(NotFoundError):
        keeping.page(records, "nowhere")


def test_dropped_and_taken_back(records: Records) -> None:
    from majlis.adapters.records.scenarios import keeping

    code = save(records, "What")
    assert keeping.drop(records, code).dropped
    assert keeping.page(records, "small")[0] == ()
    assert keeping.find(records, code).dropped
    with pytest.raises(ConflictError, match="dropped already"):
        keeping.drop(records, code)
    assert not keeping.drop(records, code, back=True).dropped
    with pytest.raises(ConflictError, match="was not dropped"):
        keeping.drop(records, code, back=True)
    with pytest.raises(NotFoundError, match="no what-if"):
        keeping.drop(records, "WHATIF-1999-0001")


def test_what_is_closed_is_not_there(tmp_path: Path, sqlite_database: str) -> None:
    from majlis.adapters.records import people
    from majlis.adapters.records.scenarios import keeping

    clock: Clock = clock_at("2025-03-03")
    writer = open_at(tmp_path / "home", sqlite_database, clock)
    make_nation(writer)
    people.ensure_organisation(writer, "cert", "CERT", "cert")
    closed, seen = save(writer, "Closed", Marking(Tlp.RED)), save(writer, "Seen")
    reader = Reader("guest", frozenset({"cert"}), Marking(Tlp.AMBER), Tlp.AMBER)
    guest = open_at(tmp_path / "home", sqlite_database, clock, reader, "guest")
    assert [one.code for one in keeping.page(guest, "small")[0]] == [seen]
    with pytest.raises(NotFoundError, match="no what-if"):
        keeping.find(guest, closed)
    with pytest.raises(PermissionDeniedError, match="does not act for secretariat"):
        keeping.drop(guest, seen)
    with pytest.raises(PermissionDeniedError, match="does not act for secretariat"):
        save(guest, "Theirs", owner="secretariat")
    assert keeping.find(guest, save(guest, "Own")).owner == "cert"
