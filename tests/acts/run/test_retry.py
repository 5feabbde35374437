from pathlib import Path

import pytest

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.run.cancel import CancelCommand, cancel
from majlis.acts.run.retry import RetryCommand, retry
from majlis.acts.run.show import ShowCommand, show
from majlis.acts.worker.work import WorkCommand, work
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError
from majlis.kernel.marking import SYNTHETIC_BAND


def test_cancelled_work_is_made_from_the_same_when_it_is_tried_again(dossier: Path, recorded: World) -> None:
    once = assess(AssessCommand(nation=str(dossier), draws=2, years=20), recorded)
    code = assess(AssessCommand(nation=str(dossier), draws=2, years=20, queue=True), recorded).work
    cancel(CancelCommand(code=code), recorded)
    (dossier / "assets.csv").unlink()  # what the nation becomes later does not matter
    found = retry(RetryCommand(code=code), recorded)
    assert found.work.state == "queued"
    assert found.text().startswith(f"{SYNTHETIC_BAND}\n{code} is queued again")
    assert work(WorkCommand(once=True), recorded).done == 1
    assert show(ShowCommand(run=code), recorded).sha256 == once.sha256
    with pytest.raises(ConflictError, match="is done"):
        retry(RetryCommand(code=code), recorded)
