"""Two administrators who end each other at once do not both succeed."""

import threading
from pathlib import Path

from tests.hand import clock_at, open_at

from majlis.kernel.errors import ConflictError


def test_two_administrators_do_not_end_each_other(tmp_path: Path, database: str) -> None:
    clock = clock_at("2025-03-03")
    records = open_at(tmp_path / "home", database, clock)
    from django.db import connection

    from majlis.adapters.records import people
    from majlis.adapters.records.people import roles
    from majlis.adapters.records.people.holdings import holds

    people.ensure_organisation(records, "cert", "CERT", "cert")
    for login in ("a", "b"):
        people.add_person(records, login, {}, None, "")
        roles.grant(records, login, "administrator", "cert")
    refused: list[str] = []

    def work(login: str) -> None:
        try:
            roles.end(open_at(tmp_path / "home", database, clock), login, "administrator", "cert")
        except ConflictError:
            refused.append(login)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(login,)) for login in ("a", "b")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(refused) == 1
    assert holds(clock()).count() == 1
