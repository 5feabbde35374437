"""`majlis nation queue`: long work is left to the worker, by who may do it."""

from dataclasses import replace

import pytest

from majlis.acts.nation.queue import QueueCommand, queue
from majlis.acts.worker.work import WorkCommand, work
from majlis.acts.world import Actor, World
from majlis.kernel.access import Reader
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError


def test_the_worker_does_it(drafted: World) -> None:
    from majlis.adapters.records.runs import errands
    from majlis.adapters.worker.answers import answer_of

    done = queue(QueueCommand(nation="small", what="publish", values='{"note": "first"}'), drafted)
    assert done.text().splitlines()[-2] == f"Queued as {done.work}"
    assert work(WorkCommand(once=True), drafted).done == 1
    found = errands.sent(drafted.records, done.work)
    answer = answer_of(drafted.home, found.code, found.result_sha256)
    assert answer is not None
    assert answer["result"]["version"] == 1


def test_the_worker_tells_why_it_was_refused(filed: World) -> None:
    from majlis.adapters.records.runs import errands
    from majlis.adapters.worker.answers import answer_of

    code = queue(QueueCommand(nation="small", what="publish", values='{"revision": 7}'), filed).work
    work(WorkCommand(once=True), filed)
    found = errands.sent(filed.records, code)
    answer = answer_of(filed.home, code, found.result_sha256)
    assert answer is not None
    assert answer["kind"] == "ConflictError"


def test_it_is_shown_while_it_waits_and_afterwards(drafted: World) -> None:
    from majlis.acts.run.list import ListCommand, list_
    from majlis.acts.run.show import ShowCommand, show
    from majlis.acts.run.watch import WatchCommand, watch

    code = queue(QueueCommand(nation="small", what="check", values='{"against": [1, null]}'), drafted).work
    found = show(ShowCommand(run=code), drafted)
    assert (found.act, found.command) == ("nation check", {"nation": "small", "against": "[1, null]"})
    assert "nation small" in found.text()
    assert list_(ListCommand(), drafted).text()
    work(WorkCommand(once=True), drafted)
    assert show(ShowCommand(run=code), drafted).id == ""
    assert watch(WatchCommand(code=code), drafted).text()


@pytest.mark.parametrize("values", ["[]", "{", '{"nope": 1}', '{"note": 5}'])
def test_values_that_fit_no_command(filed: World, values: str) -> None:
    with pytest.raises(InputError):
        queue(QueueCommand(nation="small", what="publish", values=values), filed)


def test_who_may_not_do_it_may_not_leave_it(filed: World) -> None:
    reader = Actor("guest", frozenset({"nation.read"}), Reader("guest"), remote=True)
    with pytest.raises(PermissionDeniedError, match="guest"):
        queue(QueueCommand(nation="small", what="publish"), replace(filed, actor=reader))
    with pytest.raises(NotFoundError):
        queue(QueueCommand(nation="falcon", what="check"), filed)


def test_a_nation_that_is_to_be_made(filed: World) -> None:
    done = queue(QueueCommand(nation="other", what="import", values='{"source": "x.xlsx", "name": "other"}'), filed)
    assert done.synthetic is False
