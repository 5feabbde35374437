"""A process that is killed while it adds leaves nothing behind that counts, and the same file can be added again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.acts.conftest import make_world
from tests.recorded import CODE, ROWS, added, table, with_nation

from majlis.acts.evidence.search import SearchCommand, search
from majlis.kernel.errors import InputError

KILLED = """
import os, signal, sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tests.acts.conftest import make_world
from tests.recorded import added

home, database, file, label = sys.argv[1:]

@contextmanager
def progress(told, total):
    def advance(done):
        if told.startswith(label):
            os.kill(os.getpid(), signal.SIGKILL)
    yield advance

added(replace(make_world(Path(home)), database=database, progress=progress), Path(file))
"""


@pytest.mark.parametrize("label", ["Writing", "Making"])
def test_killed_in_the_middle(tmp_path: Path, database: str, label: str) -> None:
    from dataclasses import replace

    world = with_nation(replace(make_world(tmp_path / "home"), database=database))
    rows = [f"k{number},2025-01-02,,Hospital,DDoS,," for number in range(20_000 if label == "Writing" else 10)]
    file = table(tmp_path, rows)
    call = [sys.executable, "-c", KILLED, str(world.home), database, str(file), label]
    root = Path(__file__).resolve().parents[5]
    done = subprocess.run(call, check=False, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert search(SearchCommand(nation=CODE), world).total == 0
    assert len(list((world.home / "uploads").iterdir())) == 1  # harmless: it is used the next time
    assert added(world, file).observations == len(rows)
    assert search(SearchCommand(nation=CODE), world).total == min(len(rows), 10_000)


def test_the_name_of_incidents_by_hand_is_taken(tmp_path: Path, sqlite_database: str) -> None:
    assert sqlite_database == ""
    with pytest.raises(InputError, match="entered by hand"):
        added(with_nation(make_world(tmp_path / "home")), table(tmp_path, ROWS), source="hand")
