"""What the system refuses at the last step is told, and the old home stays."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.configuration import database_of
from majlis.adapters.upkeep import postgresql
from majlis.adapters.upkeep import restore as module
from majlis.adapters.upkeep.archive import Content, Part, write_archive
from majlis.adapters.upkeep.restore import Goal, restore
from majlis.adapters.upkeep.rows import Rows
from majlis.kernel.errors import ConflictError, InputError


@contextmanager
def silent(_label: str, _total: int) -> Iterator[object]:
    yield lambda done: done


@pytest.fixture
def goal(tmp_path: Path) -> Goal:
    home = tmp_path / "above" / "home"
    home.mkdir(parents=True)
    (home / "old").touch()
    return Goal(home, database_of("", home), (), datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "file").write_text("new")
    path = tmp_path / "archive"
    facts = {"database": "none", "migrations": [], "counts": {}, "missing": []}
    write_archive(path, facts, [Part("home/vault/new", tmp_path / "file", 3)], lambda _: None)
    return path


def left(goal: Goal) -> list[str]:
    return sorted(path.name for path in goal.home.parent.iterdir())


def test_files_alone_come_back(goal: Goal, archive: Path) -> None:
    done = restore(archive, goal, silent)  # type: ignore[arg-type]
    assert (goal.home / "vault" / "new").read_text() == "new"
    assert done.old_home is not None
    assert (done.old_home / "old").exists()
    assert not (goal.home / ".not-whole").exists()


def test_what_a_killed_restore_left_goes_and_an_old_home_stays(goal: Goal, archive: Path) -> None:
    begun, marked, old = (goal.home.with_name(f"home.restoring-{name}") for name in ("begun", "marked", "old"))
    for folder in (begun, marked, old):
        folder.mkdir()
    (marked / ".not-whole").touch()
    (old / "rows").write_text("in use until the kill, right after the folders traded places")
    restore(archive, goal, silent)  # type: ignore[arg-type]
    assert (begun.exists(), marked.exists(), old.exists()) == (False, False, True)
    assert (old / "rows").exists()


def test_a_home_that_cannot_be_moved_stays(goal: Goal, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder on which a disk is mounted, for example."""

    def busy(*_: object) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(module, "exchange", busy)
    with pytest.raises(ConflictError, match="cannot take the old one's place") as caught:
        restore(archive, goal, silent)  # type: ignore[arg-type]
    assert "majlis --home DIR restore" in caught.value.fault.mend
    assert (goal.home / "old").exists()
    assert left(goal) == ["home"]


def test_no_right_beside_the_home_is_told(goal: Goal, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(InputError, match="no folder can be made beside the data folder") as caught:
        restore(archive, goal, silent)  # type: ignore[arg-type]
    assert "run it as root" in caught.value.fault.mend


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_root_gives_the_files_to_the_owner_of_the_old_home(goal: Goal, archive: Path) -> None:
    os.chown(goal.home, 65534, 65534)
    goal.home.chmod(0o700)
    restore(archive, goal, silent)  # type: ignore[arg-type]
    assert {(path.stat().st_uid, path.stat().st_gid) for path in goal.home.rglob("*")} == {(65534, 65534)}
    assert goal.home.stat().st_mode & 0o777 == 0o700


def test_a_server_that_fails_at_the_last_word_gets_its_home_back(
    goal: Goal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rename of the databases is rolled back, so the old home must return to the old database."""
    dump = tmp_path / "dump"
    dump.write_text("dump")
    path = tmp_path / "archive"
    facts = {"database": "postgresql", "migrations": [], "counts": {}, "missing": []}
    write_archive(path, facts, [Part("database.dump", dump, 4)], lambda _: None)
    (goal.home / "backups").mkdir()
    dropped: list[str] = []

    @contextmanager
    def failing(*_: object) -> Iterator[str]:
        yield "old"
        raise ConnectionError("server closed the connection")

    monkeypatch.setattr(postgresql, "load", lambda *_: Rows((), {}, ()))
    monkeypatch.setattr(postgresql, "changing_over", failing)
    monkeypatch.setattr(postgresql, "drop", lambda _, name: dropped.append(name))
    other = Goal(goal.home, database_of("postgresql:///x", goal.home), (), goal.now)
    with pytest.raises(ConnectionError):
        restore(path, other, silent)  # type: ignore[arg-type]
    assert (goal.home / "old").exists()
    assert (goal.home / "backups").is_dir()
    assert left(goal) == ["home"]
    assert len(dropped) == 1


def test_content_tells_its_size() -> None:
    assert Content({}, {"a": {"size": 2}, "b": {"size": 3}}).size == 5
