"""That a commit waits for the disk: by what the database says, and by what the system calls show (Linux)."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.hand import Clock, make_nation, open_at

from majlis.adapters.records.handle import Records
from majlis.adapters.records.register.durability import durability

SCRIPT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests.hand import Clock, open_at
from tests.registers import entry
records = open_at(Path(sys.argv[1]), "", Clock(datetime.now(UTC)))
from majlis.adapters.records.register import appending, logs
log = logs.log_of(records, "small", "decisions")
for number in range(int(sys.argv[2])):
    appending.append(records, log, [entry(number)])
"""


def test_in_tests_nothing_waits_and_it_says_so(both: Records) -> None:
    found = durability(both)
    assert not found.safe
    assert found.told.startswith(("SQLite, synchronous OFF", "PostgreSQL, fsync off"))


@pytest.mark.usefixtures("as_shipped")
def test_as_shipped_sqlite_waits(tmp_path: Path, sqlite_template: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(sqlite_template, home / "majlis.sqlite3")
    found = durability(open_at(home, "", Clock(datetime.now(UTC))))
    assert (found.told, found.safe) == ("SQLite, synchronous FULL, journal wal", True)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed: apt-get install strace")
def test_each_commit_is_forced_to_the_disk(tmp_path: Path, sqlite_template: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(sqlite_template, home / "majlis.sqlite3")
    make_nation(open_at(home, "", Clock(datetime.now(UTC))))
    from django.db import connections

    connections.close_all()
    trace = tmp_path / "trace"
    command = [sys.executable, "-c", SCRIPT, str(home)]
    subprocess.run([*command, "0"], check=True)
    counts = []
    for times in (5, 25):
        subprocess.run(["strace", "-f", "-e", "trace=fdatasync,fsync", "-o", trace, *command, str(times)], check=True)
        counts.append(trace.read_text(encoding="utf-8").count("sync("))
    assert counts[1] - counts[0] >= 20
