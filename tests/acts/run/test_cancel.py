from pathlib import Path

import pytest

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.run.cancel import CancelCommand, cancel
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.marking import SYNTHETIC_BAND


def test_queued_work_is_cancelled_once(dossier: Path, recorded: World) -> None:
    code = assess(AssessCommand(nation=str(dossier), draws=2, years=20, queue=True), recorded).work
    found = cancel(CancelCommand(code=code[-6:]), recorded)
    assert found.work.state == "cancelled"
    assert found.text().splitlines()[:2] == [SYNTHETIC_BAND, f"{code} is cancelled."]
    with pytest.raises(ConflictError, match="it is cancelled"):
        cancel(CancelCommand(code=code), recorded)


def test_running_work_is_asked_to_stop(dossier: Path, recorded: World) -> None:
    code = assess(AssessCommand(nation=str(dossier), draws=2, years=20, queue=True), recorded).work
    records = recorded.records
    from majlis.adapters.records.runs import leases
    from majlis.adapters.records.runs.work import Holder

    assert leases.claim(records, Holder("w")) is not None
    found = cancel(CancelCommand(code=code), recorded)
    assert found.work.state == "running"
    assert "is asked to stop" in found.text()


def test_where_nothing_was_queued_no_records_are_made(world: World) -> None:
    with pytest.raises(NotFoundError, match="nothing was ever queued"):
        cancel(CancelCommand(code="work-1"), world)
    assert not world.home.exists()
