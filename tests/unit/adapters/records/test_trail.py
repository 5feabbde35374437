"""The audit in pages, newest first, found by who, what, to what and when."""

from datetime import date
from pathlib import Path

import pytest
from tests.hand import clock_at, open_at

from majlis.kernel.errors import InputError


def test_pages_and_filters(tmp_path: Path, database: str) -> None:
    clock = clock_at("2025-03-03")
    records = open_at(tmp_path / "home", database, clock)
    from majlis.adapters.records import audit
    from majlis.adapters.records.trail import Asked, page

    for number in range(5):
        audit.note(records, "incident amend", f"INC-{number}", detail={"fields": number})
    clock.set("2025-03-04")
    other = open_at(tmp_path / "home", database, clock, actor="other")
    audit.note(other, "person add", "a.khan", outcome="refused")
    first, cursor = page(records, Asked(most=4))
    second, end = page(records, Asked(most=4, after=cursor))
    assert [one.subject for one in (*first, *second)] == ["a.khan", *(f"INC-{n}" for n in (4, 3, 2, 1, 0))]
    assert end == ""

    def count(**asked: object) -> int:
        return len(page(records, Asked(**asked))[0])  # type: ignore[arg-type]

    assert count(actor="other") == count(act="person") == count(outcome="refused") == count(since=date(2025, 3, 4)) == 1
    assert count(act="incident amend") == count(act="incident") == count(until=date(2025, 3, 4)) == 5
    assert count(subject="INC-3") == 1
    with pytest.raises(InputError, match="no cursor"):
        page(records, Asked(after="x"))
