"""The count is left to the worker, who counts what who asked may see."""

from pathlib import Path

import pytest
from tests.recorded import CODE, ROWS, added, table, with_nation

from majlis.acts.threat.queue import QueueCommand, key_of, queue
from majlis.acts.worker.work import WorkCommand, work
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_queued_and_counted(recorded: World, tmp_path: Path) -> None:
    world = with_nation(recorded)
    added(world, table(tmp_path, ROWS))
    found = queue(QueueCommand(nation=CODE), world)
    assert found.work in found.text()
    assert found.text().startswith("SYNTHETIC")
    assert queue(QueueCommand(nation=CODE), world).work == found.work  # it waits already
    assert work(WorkCommand(once=True), world).done == 1
    from majlis.adapters.records.runs import errands
    from majlis.adapters.worker.answers import answer_of

    done = errands.newest(world.records, key_of(CODE, None))
    assert done is not None
    answer = answer_of(world.home, done.code, done.result_sha256)
    assert answer is not None
    assert answer["result"]["incidents"] == 3
    assert [line["sector"] for line in answer["result"]["lines"]][-1] == ""
    with pytest.raises(NotFoundError):
        queue(QueueCommand(nation="large"), world)
