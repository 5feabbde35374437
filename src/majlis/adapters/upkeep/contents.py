"""What of a data folder goes into a backup: everything, except what is named here with its reason."""

import os
from collections.abc import Iterator
from pathlib import Path

from majlis.adapters.upkeep.archive import Part

PREFIX = "home"
"""Folder of the archive in which the home's files lie."""
LEFT_OUT = {
    "cache": "made again",
    "logs": "of the machine, not of the data",
    "desks": "files of requests that are being answered",
    "held": "files that wait to be taken in, for some hours",
    "backups": "a backup holds no backups",
    "keys": "go separately, encrypted",
    "majlis.toml": "goes in without its passwords",
}
_DATABASE = ("majlis.sqlite3",)  # and its -wal, -shm, -journal: copied as one instant instead


def parts(home: Path, *, without: tuple[Path, ...] = ()) -> tuple[Part, ...]:
    """Return the files of a home that go into a backup, in the order of their names.

    Parameters
    ----------
    home : Path
    without : tuple of Path
        Folders or files that are left out as well, for example where backups are written.

    Raises
    ------
    OSError
        If a folder cannot be read: a backup without it would not be whole.
    """
    if not home.is_dir():
        return ()
    entries = (entry for entry in sorted(home.iterdir()) if entry.name not in LEFT_OUT)
    wanted = (entry for entry in entries if not entry.name.startswith((".", *_DATABASE)))
    paths = (path for entry in wanted for path in ([entry] if entry.is_file() else _below(entry)))
    return tuple(
        Part(f"{PREFIX}/{path.relative_to(home).as_posix()}", path, _size(path))
        for path in paths
        if not any(path == one or one in path.parents for one in without)
    )


def _below(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder; what is being written at this moment begins with a dot."""
    for place, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place) / name for name in sorted(files) if not name.startswith("."))


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):  # what goes at this moment is looked for by the rows
        raise error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def missing(references: tuple[str, ...], names: frozenset[str]) -> tuple[str, ...]:
    """Return the places that rows refer to and that no file stands for.

    Parameters
    ----------
    references : tuple of str
        Places in the home.
    names : frozenset of str
        Places of all files in the home, with slashes.
    """
    known = set(names)
    for name in names:
        steps = name.split("/")
        known |= {"/".join(steps[:length]) for length in range(1, len(steps))}
    return tuple(place for place in references if place not in known)
