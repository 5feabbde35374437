"""A backup of a 2 GB home, and its restore; beside reading, hashing and copying the same bytes with nothing else.

With ``--large`` the home is 2 GB, otherwise 200 MB.
"""

import hashlib
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from benchmarks.measure import Row, arguments, finish, show

from majlis.acts.system.backup import BackupCommand, backup
from majlis.acts.system.doctor import DoctorCommand, doctor
from majlis.acts.system.restore import RestoreCommand, restore
from majlis.acts.world import Actor, World

_ENTRY = "INSERT INTO majlis_auditentry (at, actor, act, subject, outcome, detail) VALUES (?, ?, ?, ?, ?, ?)"


def seconds(work: Callable[[], object]) -> float:
    """Return the time that a piece of work takes, by the clock on the wall."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def filled(home: Path, size: int) -> World:
    """Make a home: a tenth of it rows, the rest arrays of fractions, of counts, and of mostly nothing."""
    world = World(Actor("bench", frozenset("*")), home)
    assert world.records
    from majlis.adapters.records.configuration import release

    release()
    rows = (
        (f"2026-01-01 00:00:{n % 60:02}", "bench", "act", f"subject-{n * 7919}", "done", "{}")
        for n in range(size // 1000)
    )
    database = sqlite3.connect(home / "majlis.sqlite3")
    with database:
        database.executemany(_ENTRY, rows)
    database.close()
    dice = np.random.default_rng(1)
    written = 0
    while written < size * 0.9:
        folder = home / "vault" / "arrays" / str(written)
        folder.mkdir(parents=True)
        count = 2_000_000
        kinds = {"loss": dice.lognormal(size=count), "people": dice.poisson(30, count)}
        kinds["sparse"] = np.where(dice.random(count) < 0.1, kinds["loss"], 0.0)
        for name, values in kinds.items():
            np.save(folder / f"{name}.npy", values)
            written += values.nbytes
    return world


def plain(home: Path, target: Path) -> None:
    """Read, hash and copy every byte: no backup can do with less."""
    for path in sorted(home.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            hashlib.sha256(data).digest()
            (target / path.name).write_bytes(data)


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "")
    size = 2_000_000_000 if options.large else 200_000_000
    rows = []
    with tempfile.TemporaryDirectory() as name:
        world = filled(Path(name) / "home", size)
        archive, copies = Path(name) / "backup.tar.gz", Path(name) / "copies"
        copies.mkdir()
        case = f"home of {size / 1e9:.1f} GB"
        least = seconds(lambda: plain(world.home, copies))
        shutil.rmtree(copies)
        steps: list[tuple[str, Callable[[], object]]] = [
            ("backup, read back", lambda: backup(BackupCommand(target=archive), world)),
            ("restore", lambda: restore(RestoreCommand(archive=archive), world)),
            ("doctor", lambda: doctor(DoctorCommand(), world)),
        ]
        rows.append(Row(case, "read, hash, copy", least, "s"))
        for phase, work in steps:
            taken = seconds(work)
            wanted = "60" if phase.startswith("backup") and options.large else ""
            rows.append(Row(case, phase, taken, "s", wanted, f"{taken / least:.1f} x reading, hashing and copying"))
    show(rows)
    finish(rows, options)


if __name__ == "__main__":
    main()
