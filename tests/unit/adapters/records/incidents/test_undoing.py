"""Nobody takes an amendment back for an organisation that is not the own one, and what was learned never goes back."""

from dataclasses import replace
from datetime import date

import pytest
from tests.hand import Clock, enter

from majlis.adapters.records.handle import Records
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp


def test_what_was_known_on_each_day_is_told(records: Records, clock: Clock) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import undoing, writing

    code = enter(records)
    clock.set("2025-03-10")
    writing.amend(records, code, {"people": 40}, "CERT")
    clock.set("2025-03-20")
    assert undoing.undo(records, code, None) == ("people",)
    days = ("2025-03-05", "2025-03-15", "2025-03-25")
    assert [incidents.find(records, code, date.fromisoformat(day)).people for day in days] == [None, 40, None]
    with pytest.raises(ConflictError, match="changed since version 2"):
        undoing.undo(records, code, 2)
    other = replace(records, reader=Reader("x", frozenset({"cert"}), Marking(Tlp.RED), Tlp.RED))
    with pytest.raises(PermissionDeniedError):
        undoing.undo(other, code, None)


def test_a_state_or_a_marking_is_no_amendment(records: Records) -> None:
    from majlis.adapters.records.incidents import undoing, writing

    code = enter(records)
    writing.mark(records, code, Marking(Tlp.RED), "CERT")
    with pytest.raises(ConflictError, match="no amendment"):
        undoing.undo(records, code, None)
