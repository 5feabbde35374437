"""Codes count within a year, and who finds a number taken takes the next."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.hand import Clock

from majlis.adapters.records.handle import Records
from majlis.kernel.errors import ConflictError


def body_values(records: Records) -> Callable[[], dict[str, Any]]:
    from majlis.adapters.records.council import founding
    from majlis.adapters.records.models import Body
    from majlis.council import Rule

    if not Body.everything.exists():
        founding.create(records, "small", founding.New("council", "Council", Rule("charter")))
    body, now = Body.everything.get(), records.now()
    facts = {"body": body, "title": "x", "begins_at": now, "ends_at": now, "planned_by": "x", "planned_at": now}
    return lambda: {**facts, "owner_id": body.owner_id, "marking_id": body.marking_id}


def test_codes_count_within_a_year(records: Records, clock: Clock) -> None:
    from majlis.adapters.records.models import Meeting
    from majlis.adapters.records.numbering import numbered

    values = body_values(records)
    codes = [numbered(records, Meeting, "MTG", values).code for _ in range(2)]
    clock.set("2026-01-01")
    assert [*codes, numbered(records, Meeting, "MTG", values).code] == [
        "MTG-2025-0001",
        "MTG-2025-0002",
        "MTG-2026-0001",
    ]


def test_who_finds_a_number_taken_takes_the_next(records: Records) -> None:
    from majlis.adapters.records.models import Meeting
    from majlis.adapters.records.numbering import numbered

    values = body_values(records)
    met = 0

    def meanwhile() -> dict[str, Any]:
        """Let another writer be quicker, once."""
        nonlocal met
        met += 1
        return values() if met > 1 else {**values(), "title": None}  # a row that the table refuses

    assert numbered(records, Meeting, "MTG", meanwhile).code == "MTG-2025-0001"
    assert met == 2
    with pytest.raises(ConflictError, match="others write at the same moment"):
        numbered(records, Meeting, "MTG", lambda: {**values(), "title": None})
    assert Meeting.everything.count() == 1
