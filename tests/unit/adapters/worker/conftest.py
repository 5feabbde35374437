"""A bench with records and a vault, and a computation that takes no time and gives what the seed says."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.works import records_at

from majlis.adapters.records.handle import Records
from majlis.adapters.records.runs.work import Order
from majlis.adapters.vault import RunDraft, Vault
from majlis.adapters.worker import perform
from majlis.adapters.worker.assessment import Task
from majlis.adapters.worker.perform import Advance, Bench
from majlis.risk.simulate import Size


@contextmanager
def silent(label: str, total: int) -> Iterator[Advance]:  # noqa: ARG001 - the shape of Progress
    yield lambda done: None  # noqa: ARG005


@pytest.fixture
def records(tmp_path: Path, sqlite_database: str) -> Records:
    return records_at(tmp_path / "home", sqlite_database)


@pytest.fixture
def bench(records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    def pinned(vault: Vault, order: Order) -> Task:  # noqa: ARG001 - the shape of what it stands for
        return Task(order, None, None)  # type: ignore[arg-type]  # nothing computes from the case here

    def compute(task: Task, size: Size, *, now: datetime, facts: Mapping[str, Any]) -> RunDraft:
        for done in range(task.total):
            size.advance(done)
        order = task.order
        return RunDraft(order.act, order.command, order.inputs, {"seed": size.seed}, {"when": str(now), **facts})

    monkeypatch.setattr(perform, "pinned_task", pinned)
    monkeypatch.setattr(perform, "compute", compute)
    return Bench(records, Vault(tmp_path / "vault"), silent)
