"""A full disk, a disk that can only be read, wrong permissions, a locked database: a clear message, nothing lost."""

import json
import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.interfaces.cli.processes import majlis, without_the_rights_of_root

from majlis.interfaces.cli.main import run

SECRET = "ZZREDNAMEZZ"  # noqa: S105 - a name that must not reach the log

ADD = ("organisation", "add", "cert", "--name", "Response team", "--kind", "cert")
"""A small act that writes rows."""


@pytest.fixture
def home(tmp_path: Path, sqlite_template: Path) -> Path:
    """Make a home with tables and a vault of 6 MB that does not shrink."""
    home = tmp_path / "home"
    (home / "vault" / "kept").mkdir(parents=True)
    shutil.copy(sqlite_template, home / "majlis.sqlite3")
    for number in range(3):
        (home / "vault" / "kept" / str(number)).write_bytes(os.urandom(2_000_000))
    return home


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """Give a disk of 3 MB; None where this user may not make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], capture_output=True, check=False)
    try:
        yield disk if made.returncode == 0 else None
    finally:
        if made.returncode == 0:
            subprocess.run(["umount", "--lazy", disk], check=True)


def limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))


def test_a_full_disk_leaves_no_half_backup(home: Path, small_disk: Path | None, tmp_path: Path) -> None:
    folder = small_disk or tmp_path / "limited"
    folder.mkdir(exist_ok=True)
    done = majlis(home, "backup", str(folder), prepare=None if small_disk else limit_files)
    assert done.code == 2
    assert "nothing was left half-written" in done.err
    assert "mend: free some space" in done.err or "raise the limit" in done.err
    assert "Traceback" not in done.err
    assert list(folder.iterdir()) == []
    assert majlis(home, "backup").code == 0


def test_a_full_disk_leaves_the_rows_as_they_were(home: Path, small_disk: Path | None) -> None:
    if small_disk is None:
        small_disk = home.parent / "plain"
        small_disk.mkdir()
    tight = small_disk / "home"
    tight.mkdir()
    shutil.copy(home / "majlis.sqlite3", tight)
    free = shutil.disk_usage(small_disk).free if small_disk.is_mount() else 0
    (small_disk / "filler").write_bytes(b"x" * max(0, free - 40_000))
    limited = None if small_disk.is_mount() else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
    done = majlis(tight, *ADD, prepare=limited)
    assert done.code == 2, done.out
    assert "the database's disk" in done.err
    assert "Traceback" not in done.err
    (small_disk / "filler").unlink()
    with closing(sqlite3.connect(tight / "majlis.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT COUNT(*) FROM majlis_organisation").fetchone() == (0,)
    assert majlis(tight, *ADD).code == 0


@pytest.fixture
def read_only(home: Path) -> Iterator[Path]:
    """Give a home that nobody may write to."""
    for path in (home, *home.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield home
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_reading_needs_no_home_that_can_be_written(read_only: Path, tmp_path: Path) -> None:
    nation = str(tmp_path / "nation")
    assert run(["nation", "synthesize", nation, "--assets", "500", "--seed", "2"]) == 0
    before = without_the_rights_of_root()
    for words in (["nation", "check", nation], ["nation", "show", nation], ["config", "show"], ["run", "list"]):
        done = majlis(read_only, *words, before=before)
        assert (done.code, done.err) == (0, "")
    assert not (read_only / "logs").exists()


def test_writing_to_a_home_of_another_says_what_to_do(read_only: Path, tmp_path: Path) -> None:
    done = majlis(read_only, *ADD, before=without_the_rights_of_root())
    assert done.code == 2
    assert "the database cannot be opened for writing" in done.err
    done = majlis(read_only, "backup", before=without_the_rights_of_root())
    assert done.code == 2
    assert "permission denied" in done.err
    assert "run it as the owner of the folder" in done.err
    done = majlis(read_only, "doctor", before=without_the_rights_of_root())
    assert done.code == 1
    assert "the data folder cannot be written" in done.out
    rescued = tmp_path / "rescued.tar.gz"  # a disk that fails is often made read-only by the system
    done = majlis(read_only, "backup", str(rescued), before=without_the_rights_of_root())
    assert (done.code, done.err) == (0, "")


def test_a_database_that_another_holds_for_long_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from majlis.adapters.records import configuration

    monkeypatch.setattr(configuration, "BUSY_SECONDS", 0.2)
    monkeypatch.setenv("MAJLIS_HOME", str(home))
    with closing(sqlite3.connect(home / "majlis.sqlite3", isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("BEGIN IMMEDIATE")
        assert run([*ADD]) == 2
        other.execute("ROLLBACK")
    shown = capsys.readouterr().err
    assert "the database is busy" in shown
    assert "wait for it" in shown
    assert run([*ADD]) == 0
    configuration.release()


def test_the_log_holds_no_word_of_what_acts_were_about(
    tmp_path: Path, sqlite_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("MAJLIS_HOME", str(home))
    monkeypatch.setenv("DATABASE_URL", sqlite_database)
    nation = tmp_path / f"nation-{SECRET}"
    assert run(["nation", "synthesize", str(nation), "--assets", "500", "--seed", "2"]) == 0
    assets = nation / "assets.csv"
    lines = assets.read_text(encoding="utf-8").splitlines()
    name = lines[1].split(",")[1]
    assets.write_text("\n".join(lines).replace(name, SECRET) + "\n", encoding="utf-8")
    codes = [
        run(["nation", "check", str(nation)]),
        run(["nation", "show", str(nation)]),
        run(["cascade", "explain", str(nation), SECRET]),
        run(["evidence", "show", str(nation), SECRET]),
        run(["run", "show", SECRET]),
        run(["nation", "show", SECRET]),
        run(["backup", str(tmp_path / SECRET / "b.tar.gz")]),
        run(["restore", str(tmp_path / SECRET)]),
        run(["nation", "check", str(nation), "--json"]),
        run(["risk", "assess", str(nation), "--draws", SECRET]),
    ]
    assert {0, 2} <= set(codes)
    text = "".join(path.read_text() for path in (home / "logs").glob("*.log*"))
    facts = [json.loads(line) for line in text.splitlines()]
    assert len(facts) == len(codes) + 1
    assert {fact["outcome"] for fact in facts} == {"done", "failed"}
    assert all(fact["code"] for fact in facts if fact["outcome"] == "failed")
    assert SECRET not in text
    assert str(tmp_path) not in text
