from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from majlis.acts.audit.list import ListCommand, list_
from majlis.acts.organisation.add import AddCommand, add
from majlis.acts.retention.apply import ApplyCommand, apply
from majlis.acts.world import Advance, World


def test_counted_first_and_then_gone(recorded: World) -> None:
    for code in ("cert", "grid"):
        add(AddCommand(code=code, name=code, kind="other"), recorded)
    told: list[tuple[str, int]] = []

    @contextmanager
    def progress(label: str, total: int) -> Iterator[Advance]:
        told.append((label, total))
        yield lambda done: told.append((label, done))

    later = replace(recorded, now=lambda: datetime(2036, 1, 1, tzinfo=UTC), progress=progress)
    counted = apply(ApplyCommand(dry_run=True), later)
    assert {one.rule: one.count for one in counted.applied} == {
        "audit": 2,
        "quarantine": 0,
        "uploads": 0,
        "accounts": 0,
        "contacts": 0,
        "enclosures": 0,
        "sealed": 0,
    }
    assert "2 would go" in counted.text()
    assert len(list_(ListCommand(), later).entries) == 2
    done = apply(ApplyCommand(), later)
    assert "2 gone" in done.text()
    assert "Backups" in done.text()
    assert told == [("Entries of the audit", 2), ("Entries of the audit", 2)]
    (entry,) = list_(ListCommand(), later).entries
    assert (entry.act, entry.subject, entry.detail) == ("retention apply", "audit", {"count": 2, "days": 3650})
    assert "Backups" not in apply(ApplyCommand(), later).text()
