"""Everything of a home goes in, except what is named."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from majlis.adapters.upkeep.contents import missing, parts


def test_everything_but_what_is_named(tmp_path: Path) -> None:
    inside = ("vault/runs/a/manifest.json", "uploads/ab/x", "catalogues/kev.csv", "new-in-a-later-version/file", "file")
    outside = ("cache/numba/x", "logs/majlis.log", "backups/old.tar.gz", "keys/sign", "majlis.toml", ".migrate.lock")
    halfway = ("vault/runs/.partial-x/manifest.json", "uploads/.x.1.part", "majlis.sqlite3", "majlis.sqlite3-wal")
    for name in (*inside, *outside, *halfway, "mine/backups/a.tar.gz"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"12")
    found = parts(tmp_path, without=(tmp_path / "mine" / "backups",))
    assert sorted(part.name for part in found) == sorted(f"home/{name}" for name in inside)
    assert {part.size for part in found} == {2}


def test_no_home_has_nothing(tmp_path: Path) -> None:
    assert parts(tmp_path / "none") == ()


def test_a_place_is_there_if_a_file_lies_at_it_or_under_it() -> None:
    names = frozenset({"vault/runs/a/manifest.json", "uploads/x"})
    wanted = ("uploads/x", "uploads/y", "vault/runs/a", "vault/runs/b")
    assert missing(wanted, names) == ("uploads/y", "vault/runs/b")


def test_a_folder_that_cannot_be_read_is_not_left_out_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vault" / "runs").mkdir(parents=True)
    listed = os.scandir

    def refused(path: Any) -> Any:
        if Path(path).name == "runs":
            raise error
        return listed(path)

    monkeypatch.setattr(os, "scandir", refused)
    error: OSError = PermissionError(errno.EACCES, "Permission denied", "runs")
    with pytest.raises(PermissionError):
        parts(tmp_path)
    error = FileNotFoundError(errno.ENOENT, "No such file or directory", "runs")
    assert parts(tmp_path) == ()
