"""Every change of the audit is told, and no lawful one is called a change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from majlis.adapters.records import audit, people
from majlis.adapters.records.handle import Records
from majlis.adapters.records.people import erasure
from majlis.adapters.records.register import auditing, logs, reading, verifying
from majlis.adapters.records.retention import apply, rules


def noted(records: Records, count: int) -> None:
    for number in range(count):
        audit.note(records, "incident amend", f"INC-2025-{number:04}", detail={"fields": number})


def test_rows_enter_once_in_batches(both: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditing, "BATCH", 4)
    noted(both, 9)
    log = logs.log_of(both, "", "audit")
    waiting = auditing.waiting(both)
    done: list[int] = []
    assert auditing.enter(both, done.append) == waiting
    assert (done[0], done[-1]) == (4, waiting)
    assert auditing.enter(both) == auditing.waiting(both) == 0
    assert reading.size(both, log) == waiting + 1
    found = auditing.compare(both, log)
    assert (found.same, found.renamed, found.deleted, found.wrong) == (waiting, 0, 0, ())
    assert verifying.verify(both, log).size == waiting + 1


def test_the_log_says_nothing_of_who_and_to_what(records: Records) -> None:
    noted(records, 1)
    log = logs.log_of(records, "", "audit")
    auditing.enter(records)
    leaves = [one.leaf or b"" for one in reading.page(records, log)[0]]
    assert any(b"incident amend" in leaf for leaf in leaves)
    assert not any(b"INC-2025-0000" in leaf or b"tester" in leaf for leaf in leaves)


def changes() -> dict[str, tuple[Callable[[Any], Any], str]]:
    return {
        "actor": (lambda rows: rows.update(actor="somebody"), "it was changed: who did it, to what, or its details"),
        "subject": (lambda rows: rows.update(subject="INC-2025-9999"), "it was changed"),
        "detail": (lambda rows: rows.update(detail={"fields": 99}), "it was changed"),
        "act": (lambda rows: rows.update(act="incident read"), "its time, act or outcome was changed"),
        "outcome": (lambda rows: rows.update(outcome="refused"), "its time, act or outcome was changed"),
        "time": (lambda rows: rows.update(at=rows.get().at + timedelta(seconds=1)), "its time, act or outcome"),
        "deleted": (lambda rows: rows.delete(), "it is missing"),
        "pseudonym of nobody": (lambda rows: rows.update(actor="erased-12345678"), "it was changed"),
        "salt": (lambda rows: rows.get().seal.delete(), "its salt is missing"),
    }


@pytest.mark.parametrize("name", sorted(changes()))
def test_a_changed_row_is_told(records: Records, name: str) -> None:
    from majlis.adapters.records.models import AuditEntry

    noted(records, 3)
    log = logs.log_of(records, "", "audit")
    auditing.enter(records)
    key = AuditEntry.objects.get(subject="INC-2025-0001").pk
    change, said = changes()[name]
    change(AuditEntry.objects.filter(pk=key))
    found = auditing.compare(records, log)
    (wrong,) = found.wrong
    assert wrong.startswith(f"row {key} (incident amend, ")
    assert said in wrong
    assert (found.renamed, found.deleted) == (0, 0)


def test_an_erased_person_is_no_change_and_does_not_hide_one(records: Records) -> None:
    from majlis.adapters.records.models import AuditEntry

    people.add_person(records, "guest", {"full_name": "Guest"}, None, "")
    as_guest = replace(records, actor="guest")
    noted(as_guest, 2)
    log = logs.log_of(records, "", "audit")
    auditing.enter(records)
    pseudonym = erasure.erase(records, "guest")
    found = auditing.compare(records, log)
    assert (found.renamed, found.wrong) == (3, ()), "two deeds, and that the account was made"
    row = AuditEntry.objects.filter(actor=pseudonym).first()
    assert row is not None
    AuditEntry.objects.filter(pk=row.pk).update(outcome="failed")
    assert len(auditing.compare(records, log).wrong) == 1


def test_what_passed_its_days_may_go(records: Records) -> None:
    noted(replace(records, now=lambda: records.now() - timedelta(days=4000)), 3)
    noted(records, 1)
    log = logs.log_of(records, "", "audit")
    auditing.enter(records)
    rule = next(one for one in rules(records) if one.shipped.id == "audit")
    assert sum(apply(records, rule)) == 3, "salts are not counted"
    found = auditing.compare(records, log)
    assert (found.deleted, found.wrong) == (3, ())
