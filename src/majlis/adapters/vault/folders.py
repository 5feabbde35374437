"""Write a folder so that it is there whole or not at all."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from majlis.kernel.errors import ConflictError

_PREFIX = ".partial-"
_STALE_SECONDS = 86_400


def write_folder(target: Path, fill: Callable[[Path], None]) -> None:
    """Let ``fill`` write into a temporary sibling, flush it to disk, and rename it to ``target``.

    Whatever interrupts (an error, Ctrl-C), the temporary folder goes and ``target`` is not touched. A process that is
    killed leaves its temporary folder behind, which no reader looks at; the next one to write here removes it once it
    is a day old.

    Parameters
    ----------
    target : Path
    fill : callable
        Gets the temporary folder.

    Raises
    ------
    ConflictError
        If ``target`` exists, also where another process made it in the meantime.
    """
    if target.exists():
        raise _taken(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent)
    work = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=target.parent))
    try:
        fill(work)
        for path in [*work.rglob("*"), work]:
            _flush(path)
        try:
            work.rename(target)
        except OSError as error:
            if target.exists():
                raise _taken(target) from error
            raise
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    _flush(target.parent)


def _taken(target: Path) -> ConflictError:
    return ConflictError(f"{target.name} exists already", where=str(target.parent), code="vault.exists")


def _sweep(folder: Path) -> None:
    """Remove temporary folders of processes that were killed; a young one may belong to a process that still writes."""
    for left in folder.glob(f"{_PREFIX}*"):
        try:
            old = time.time() - left.stat().st_mtime > _STALE_SECONDS
        except FileNotFoundError:  # another process was faster
            continue
        if old:
            shutil.rmtree(left, ignore_errors=True)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
