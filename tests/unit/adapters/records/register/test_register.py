"""Many writers at once, and processes that are killed: no gap, no fork, nothing lost that was reported."""

import base64
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.registers import entry, in_force

from majlis import register
from majlis.adapters.records.handle import Records
from majlis.adapters.records.register import appending, logs, proving, reading, signing, verifying

if TYPE_CHECKING:
    from majlis.adapters.records.register.named import Log

ROOT = Path(__file__).resolve().parents[5]
WRITER = """
import base64, sys, time
from datetime import UTC, datetime
from pathlib import Path
from tests.hand import Clock, open_at
from tests.registers import entry
home, url, writer, times, hang = sys.argv[1:]
records = open_at(Path(home), url, Clock(datetime.now(UTC)))
from majlis.adapters.records.register import appending, logs, signing
log = logs.log_of(records, "small", "decisions")
for number in range(int(times)):
    of = int(writer) * 100_000 + number
    (index,) = appending.append(records, log, [entry(of)])
    print("appended", index, of, flush=True)
    if hang == "unsigned":
        time.sleep(60)
    if number % 2:
        print("signed", base64.b64encode(signing.sign(records, log)).decode(), flush=True)
"""


@contextmanager
def writing(
    records: Records, database: str, writer: int, times: int, hang: str = ""
) -> Iterator["subprocess.Popen[str]"]:
    """Run a process that appends and signs, and says what it did."""
    command = [sys.executable, "-c", WRITER, str(records.home), database, str(writer), str(times), hang]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def demand_kept(records: Records, log: "Log", lines: Sequence[str]) -> None:
    """Demand that what processes reported is there, and that every checkpoint is one of the same log."""
    told = [line.split() for line in lines if line.endswith("\n")]
    for _, index, of in (one for one in told if one[0] == "appended"):
        assert reading.entry(records, log, int(index)).leaf == entry(int(of))
    signing.sign(records, log)
    found = verifying.verify(records, log)
    for _, note in (one for one in told if one[0] == "signed"):
        old, _ = register.open_checkpoint(base64.b64decode(note), in_force(records, log))
        proof = proving.consistency(records, log, old.size)
        register.verify_consistency(old.size, found.size, proof, old.root, found.root)


def test_threads_take_turns(both: Records) -> None:
    from django.db import connections

    log = logs.log_of(both, "small", "decisions")
    given: list[int] = []

    def write(writer: int) -> None:
        try:
            for number in range(10):
                given.extend(appending.append(both, log, [entry(writer * 100 + number), entry(writer * 100 + number)]))
                signing.sign(both, log)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(given) == list(range(1, 81))
    assert verifying.verify(both, log).size == 81


def test_a_log_is_made_once_though_many_begin_it(both: Records) -> None:
    from django.db import connections

    found: list[Log] = []

    def begin() -> None:
        try:
            found.append(logs.log_of(both, "small", "decisions"))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=begin) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(found) == 4
    assert len(set(found)) == 1
    assert reading.size(both, found[0]) == len(reading.keys(both, found[0])) == 1


@pytest.mark.slow
def test_eight_processes_leave_no_gap_and_no_fork(both: Records, database: str) -> None:
    log = logs.log_of(both, "small", "decisions")
    writers = [writing(both, database, writer, 25) for writer in range(8)]
    lines: list[str] = []
    processes = [one.__enter__() for one in writers]
    for process in processes:
        out, _ = process.communicate(timeout=300)
        assert process.returncode == 0
        lines += out.splitlines(keepends=True)
    for one in writers:
        one.__exit__(None, None, None)
    given = sorted(int(line.split()[1]) for line in lines if line.startswith("appended"))
    assert given == list(range(1, 201))
    demand_kept(both, log, lines)
    key = in_force(both, log)
    for index in range(201):
        leaf = reading.entry(both, log, index).leaf or b""
        assert register.verify_receipt(proving.receipt(both, log, index), leaf, key).size == 201


@pytest.mark.slow
def test_killed_again_and_again_it_loses_nothing_that_it_reported(both: Records, database: str) -> None:
    log = logs.log_of(both, "small", "decisions")
    lines: list[str] = []
    for turn in range(12):
        with writing(both, database, turn, 10_000) as process:
            assert process.stdout is not None
            seen = 3 + 7 * turn  # each time at another place of append and signature
            lines += [process.stdout.readline() for _ in range(seen)]
            process.send_signal(signal.SIGKILL)
            lines += process.stdout.readlines()
        demand_kept(both, log, lines)
    assert reading.size(both, log) > 200


@pytest.mark.slow
def test_killed_between_commit_and_signature(both: Records, database: str) -> None:
    log = logs.log_of(both, "small", "decisions")
    before = signing.sign(both, log)
    with writing(both, database, 1, 1, "unsigned") as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line == "appended 1 100000\n"
        process.send_signal(signal.SIGKILL)
    newest = reading.newest(both, log)
    assert newest is not None
    assert (newest.size, newest.note) == (1, before)
    demand_kept(both, log, [line])
    after = reading.newest(both, log)
    assert after is not None
    assert after.size == 2
