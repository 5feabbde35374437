"""Work in a folder beside the result: one process at a time, and what a killed one left is removed by the next."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from majlis.kernel.errors import ConflictError

PREFIX = ".partial-"


@contextmanager
def alone_in(folder: Path, what: str) -> Iterator[Path]:
    """Give a fresh folder to work in, under a folder that is made where it is missing.

    The lock is on the folder itself and goes with the process: whoever holds it knows that every other working folder
    here is of a dead one. Where the file system has no such locks, those stay, and majlis doctor finds them.

    Parameters
    ----------
    folder : Path
    what : str
        What is being done, for the error.

    Raises
    ------
    ConflictError
        If another process works here.
    OSError
        If the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    turn = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if _locked(turn, folder, what):
            sweep(folder)
        work = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)
    finally:
        os.close(turn)


def _locked(turn: int, folder: Path, what: str) -> bool:
    try:
        fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ConflictError(
            f"another process is {what}", where=str(folder), mend="wait for it, then do it again", code="upkeep.busy"
        ) from None
    except OSError:  # some network file systems
        return False
    return True


def sweep(folder: Path) -> int:
    """Remove what killed processes left and return how many folders it was. Only the holder of the lock may call it."""
    left = list(folder.glob(f"{PREFIX}*"))
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)
