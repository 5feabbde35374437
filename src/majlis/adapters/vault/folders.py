"""Write a folder so that it is there whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from majlis.kernel.errors import ConflictError


def write_folder(target: Path, fill: Callable[[Path], None]) -> None:
    """Let ``fill`` write into a temporary sibling, flush it to disk, and rename it to ``target``.

    Whatever interrupts (an error, Ctrl-C), the temporary folder goes and ``target`` is not touched.

    Parameters
    ----------
    target : Path
    fill : callable
        Gets the temporary folder.

    Raises
    ------
    ConflictError
        If ``target`` exists.
    """
    if target.exists():
        raise ConflictError(f"{target.name} exists already", where=str(target.parent), code="vault.exists")
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".partial-", dir=target.parent))
    try:
        fill(work)
        for path in [*work.rglob("*"), work]:
            _flush(path)
        work.rename(target)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    _flush(target.parent)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
