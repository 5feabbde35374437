"""Write a file whole or not at all."""

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, force it to the disk, and move it there.

    After a crash, an interruption or a full disk the old file, or none, stands at the path.

    Parameters
    ----------
    path : Path
        In a directory that exists.
    data : bytes

    Raises
    ------
    OSError
        If the system refuses; nothing has changed.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
