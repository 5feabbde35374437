import os
import signal
import subprocess
import sys
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


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    def full(work: Path) -> None:
        (work / "half").touch()
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write_folder(tmp_path / "a", full)
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from majlis.adapters.vault.folders import write_folder

def fill(work):
    (work / "half").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)

write_folder(Path(sys.argv[1]) / "a", fill)
"""


def test_what_a_killed_process_leaves_is_no_folder_and_goes_after_a_day(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".partial-")
    write_folder(tmp_path / "b", filled)
    assert left.is_dir(), "a young one may belong to a process that still writes"
    os.utime(left, (0, 0))
    write_folder(tmp_path / "c", filled)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b", "c"]


def test_two_processes_at_once_make_one_folder(tmp_path: Path) -> None:
    def overtaken(work: Path) -> None:
        filled(work)
        write_folder(tmp_path / "a", lambda other: (other / "first").touch())

    with pytest.raises(ConflictError, match="exists already"):
        write_folder(tmp_path / "a", overtaken)
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["first"]
