"""One process at a time, and what a killed one left goes."""

from pathlib import Path

import pytest

from majlis.adapters.upkeep.turns import PREFIX, alone_in
from majlis.kernel.errors import ConflictError


def test_one_at_a_time(tmp_path: Path) -> None:
    with alone_in(tmp_path / "new", "writing a backup") as work:
        assert work.parent == tmp_path / "new"
        with (
            pytest.raises(ConflictError, match="another process is writing a backup"),
            alone_in(work.parent, "writing a backup"),
        ):
            pass
        assert work.is_dir()
    assert not work.exists()


def test_what_a_killed_process_left_goes(tmp_path: Path) -> None:
    left = tmp_path / f"{PREFIX}dead"
    left.mkdir()
    (left / "half").touch()
    (tmp_path / "majlis-1.tar.gz").touch()
    with alone_in(tmp_path, "writing a backup"):
        assert not left.exists()
    assert (tmp_path / "majlis-1.tar.gz").exists()


def test_where_there_are_no_locks_nothing_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The left-over may be of a process that still works."""

    def unsupported(*_: object) -> None:
        raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr("fcntl.flock", unsupported)
    (tmp_path / f"{PREFIX}other").mkdir()
    with alone_in(tmp_path, "writing a backup"):
        assert (tmp_path / f"{PREFIX}other").exists()


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"), alone_in(tmp_path, "writing a backup"):
        raise ValueError("x")
    assert list(tmp_path.iterdir()) == []
