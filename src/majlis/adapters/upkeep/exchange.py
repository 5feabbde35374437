"""Put a new folder where an old one is, in one step."""

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def exchange(fresh: Path, current: Path) -> None:
    """Let two folders of one disk trade places in one step (Linux, ``renameat2``); nobody ever sees neither.

    Where the disk's file system cannot do that, it is done in two renames.

    Parameters
    ----------
    fresh, current : Path
        ``current`` may be missing: then ``fresh`` takes its place.

    Raises
    ------
    OSError
        If the system refuses: another disk, no right in the folder above, or a place where a disk is mounted.
    """
    if not current.exists():
        fresh.rename(current)
        return
    if not _in_one_step(fresh, current):
        aside = fresh.with_name(f"{fresh.name}.old")
        current.rename(aside)
        fresh.rename(current)
        aside.rename(fresh)


def _in_one_step(fresh: Path, current: Path) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    done = library.renameat2(
        _AT_FDCWD, os.fsencode(fresh), _AT_FDCWD, os.fsencode(current), ctypes.c_uint(_RENAME_EXCHANGE)
    )
    if done == 0:
        return True
    number = ctypes.get_errno()
    if number in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
        return False
    raise OSError(number, os.strerror(number), str(current))
