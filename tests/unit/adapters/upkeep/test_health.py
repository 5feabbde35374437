"""A disk without room, a folder of another, and time are looked at; mending touches what is safe and nothing else."""

import os
import shutil
from collections import namedtuple
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from majlis.adapters.upkeep import health

NOW = datetime(2026, 1, 1, tzinfo=UTC)
Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil has it


@pytest.mark.parametrize(
    ("free", "need", "expected"),
    [
        (50_000_000, 0, "doctor.disk-full"),
        (900_000_000, 0, "doctor.disk-short"),
        (5_000_000_000, 6_000_000_000, "doctor.disk-short"),
        (5_000_000_000, 1, ""),
    ],
)
def test_a_disk_without_room(
    tmp_path: Path, free: int, need: int, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, free))
    assert [one.code for one in health.disk(tmp_path, need)] == ([expected] if expected else [])


def test_a_folder_of_another_and_one_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o700)
    assert not list(health.permissions(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    assert [one.code for one in health.permissions(tmp_path)] == ["doctor.other-owner"]
    monkeypatch.setattr(os, "access", lambda *_: False)
    found = list(health.permissions(tmp_path))
    assert [(one.level, one.code) for one in found] == [("error", "doctor.not-writable")]


def test_a_restore_that_is_under_way_is_no_left_over(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    running = tmp_path / f"home.restoring-20260101-000000-{os.getpid()}"
    running.mkdir()
    (running / ".not-whole").touch()
    assert not list(health.left_over(tmp_path / "home", NOW))


def test_the_size_of_the_next_backup(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "a").write_bytes(b"123")
    (tmp_path / "majlis.sqlite3").write_bytes(b"12")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "b").write_bytes(b"12345")
    assert health.size_of(tmp_path) == 5


def test_uploads_are_held_against_their_names(tmp_path: Path) -> None:
    (tmp_path / "uploads").mkdir()
    (tmp_path / "uploads" / ("0" * 64)).write_bytes(b"not what the name says")
    told: list[int] = []
    found = list(health.hashes(tmp_path, told.append))
    assert [one.code for one in found] == ["doctor.damaged"]
    assert told == [22]


def test_files_that_another_user_left_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    (home / "vault").mkdir(parents=True)
    (home / "vault" / "ours").touch()
    assert not list(health.owners(home))
    look = Path.lstat

    def left_by_root(path: Path) -> os.stat_result:
        facts = list(look(path))
        facts[4] += path.name == "vault"
        return os.stat_result(facts)

    monkeypatch.setattr(Path, "lstat", left_by_root)
    [found] = health.owners(home)
    assert (found.level, found.code, found.where) == ("error", "doctor.owners", str(home / "vault"))
    assert f"chown -R --reference={home}" in found.mend


def test_what_the_system_refuses_is_a_finding_after_those_before_it() -> None:
    first = health.Finding("note", "x", "what", "where", "mend")

    def looked() -> Iterator[health.Finding]:
        yield first
        raise PermissionError(13, "Permission denied", "/vault/runs")

    one, refused = health.readable(looked())
    assert one is first
    assert (refused.level, refused.code, refused.where) == ("error", "doctor.not-readable", "/vault/runs")
    assert "permission denied" in refused.what


def test_what_was_sent_and_forgotten_is_told_and_swept(tmp_path: Path) -> None:
    old = (NOW - timedelta(days=2)).timestamp()
    for place in ("desks", "held"):
        for name in ("old", "new"):
            (tmp_path / place / name).mkdir(parents=True)
            (tmp_path / place / name / "file.csv").write_text("x", encoding="utf-8")
        os.utime(tmp_path / place / "old", (old, old))
        os.utime(tmp_path / place / "new", (NOW.timestamp(), NOW.timestamp()))
    found = list(health.forgotten(tmp_path, NOW))
    assert [(one.level, one.code) for one in found] == [("warning", "doctor.forgotten")] * 2
    assert health.sweep_forgotten(tmp_path, NOW) == 2
    assert sorted(path.name for path in tmp_path.glob("*/*")) == ["new", "new"]
    assert health.sweep_forgotten(tmp_path / "nowhere", NOW) == 0
