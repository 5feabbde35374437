from pathlib import Path

import pytest

from majlis.adapters.vault.folders import write_folder
from majlis.kernel.errors import ConflictError


def filled(work: Path) -> None:
    (work / "x").mkdir()
    (work / "x" / "f").touch()


def test_a_folder_is_there_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "a" / "b", filled)
    assert (tmp_path / "a" / "b" / "x" / "f").is_file()
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["b"]


def interrupted(work: Path) -> None:
    (work / "half").touch()
    raise KeyboardInterrupt


def test_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "a", interrupted)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(ConflictError):
        write_folder(tmp_path / "a", filled)
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
