"""Make a backup: one instant of the database, then the files, then the proof that all can be read again.

Why rows point to no missing file: whoever writes puts a file into the vault or the uploads first and commits the row
that names it afterwards, and a file there never changes. So all files that the rows of an instant name exist at that
instant; the files are copied after it. What is copied beyond that is named by no row and harms nothing. A file that is
removed meanwhile (by a retention rule) makes the copy begin again with a new instant. Files that were missing before
are found by asking the rows, and told.
"""

import re
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from majlis.adapters.upkeep import postgresql, sqlite
from majlis.adapters.upkeep.archive import SUFFIX, Content, GoneError, Part, read_archive, write_archive
from majlis.adapters.upkeep.contents import PREFIX, missing, parts
from majlis.adapters.upkeep.rows import Rows
from majlis.adapters.upkeep.turns import alone_in
from majlis.kernel.errors import ConflictError

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Opens a long work of a known size; the context yields what to report with."""

SQLITE_MEMBER, POSTGRESQL_MEMBER = "database.sqlite3", "database.dump"
_NAME = re.compile(r"majlis-(before-upgrade-)?(\d{8}-\d{6}(?:-\d+)?)\.tar\.gz")
BEFORE_UPGRADE = "before-upgrade-"
_TRIES = 3
_SECRET = re.compile(r"(://[^/@\s:]*):[^/?\s\"']*@|(password=)[^&\s\"']*")


@dataclass(frozen=True, slots=True)
class Origin:
    """What is backed up.

    Attributes
    ----------
    home : Path
    database : mapping
        As Django describes it.
    version : str
        Of Majlis.
    now : datetime
    """

    home: Path
    database: Mapping[str, Any]
    version: str
    now: datetime

    @property
    def kind(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return kind_of(self.database)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written and read back.

    Attributes
    ----------
    path : Path
    size : int
        Bytes of the archive.
    content : Content
    lost : tuple of str
        Places of the home that rows refer to and that were not there.
    """

    path: Path
    size: int
    content: Content
    lost: tuple[str, ...]


def kind_of(database: Mapping[str, Any]) -> str:
    """Return ``sqlite`` or ``postgresql``."""
    return str(database["ENGINE"]).rpartition(".")[2].removesuffix("3")


def name_for(now: datetime, folder: Path, *, occasion: str = "") -> Path:
    """Return the place of a new backup in a folder.

    Parameters
    ----------
    now : datetime
    folder : Path
    occasion : str, optional
        ``before-upgrade-``: such a backup is not among those that ``--keep`` counts.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%d-%H%M%S")
    names = (f"majlis-{occasion}{stamp}{f'-{number}' if number else ''}{SUFFIX}" for number in range(1000))
    return next(folder / name for name in names if not (folder / name).exists())


def backups_in(folder: Path) -> tuple[Path, ...]:
    """Return the backups in a folder that carry their own names, oldest first."""
    if not folder.is_dir():
        return ()
    found = [(named[2], path) for path in folder.iterdir() if (named := _NAME.fullmatch(path.name))]
    return tuple(path for _, path in sorted(found))


def make_backup(origin: Origin, target: Path, progress: Progress) -> Backup:
    """Write a backup beside its place, read it back, and move it there: it is there whole and proven, or not at all.

    Parameters
    ----------
    origin : Origin
    target : Path
        Must not exist.
    progress : Progress

    Raises
    ------
    ConflictError
        If the target exists, another backup is being written there, or files vanish again and again.
    IntegrityError
        If the database is damaged.
    OSError
        If the disk is full or cannot be written.
    """
    _demand_free(target)
    with alone_in(target.parent, "writing a backup") as work:
        draft = work / "archive"
        for number in range(_TRIES):
            draft.unlink(missing_ok=True)
            try:
                lost = _write(origin, _folder(work / str(number)), draft, progress)
                break
            except GoneError:
                continue
        else:
            raise ConflictError(
                "files vanish while they are copied",
                where=str(origin.home),
                mend="wait until what removes them has ended, then do it again",
                code="backup.vanishing",
            )
        size = draft.stat().st_size
        with progress("Reading back", size) as advance:
            content = read_archive(draft, into=None, judge=lambda _: None, advance=advance)
        _demand_free(target)
        draft.rename(target)
    return Backup(target, size, content, lost)


def _demand_free(target: Path) -> None:
    if target.exists():
        raise ConflictError("it exists already", where=str(target), mend="name another file", code="backup.exists")


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _write(origin: Origin, work: Path, draft: Path, progress: Progress) -> tuple[str, ...]:
    about: dict[str, object] = {
        "majlis": origin.version,
        "made_at": origin.now.astimezone(UTC).isoformat(timespec="seconds"),
    }
    found, facts = _database(origin, work, progress)
    files = (*_settings(origin.home, work), *parts(origin.home, without=_not_data(origin, draft.parent.parent)))
    rows = found[1] if found else Rows((), {}, ())
    names = frozenset(part.name.removeprefix(f"{PREFIX}/") for part in files)
    lost = missing(rows.references, names)
    about |= {**facts, "migrations": rows.migrations, "counts": rows.counts, "missing": lost}
    everything = (*([found[0]] if found else []), *files)
    with progress("Copying", sum(part.size for part in everything)) as advance:
        write_archive(draft, about, everything, advance)
    return lost


def _not_data(origin: Origin, folder: Path) -> tuple[Path, ...]:
    """Return what lies in the home and is no data: other backups, and a database under a name of its own."""
    name = str(origin.database["NAME"])
    databases = tuple(Path(f"{name}{end}") for end in ("", "-wal", "-shm", "-journal"))
    return (*databases, *((folder,) if origin.home in folder.parents else backups_in(folder)))


def _database(origin: Origin, work: Path, progress: Progress) -> tuple[tuple[Part, Rows] | None, dict[str, object]]:
    """Copy the database and return its part, what it holds, and facts for the archive; nothing where there is none."""
    with progress("Copying the database", 1) as advance:
        if origin.kind == "postgresql":
            path = work / POSTGRESQL_MEMBER
            rows, version = postgresql.snapshot(origin.database, path)
            facts: dict[str, object] = {"database": "postgresql", "server": version}
        else:
            source, path = Path(str(origin.database["NAME"])), work / SQLITE_MEMBER
            if not source.is_file():
                return None, {"database": "none"}
            rows = sqlite.snapshot(source, path)
            facts = {"database": "sqlite", "sqlite": sqlite3.sqlite_version}
        advance(1)
    return (Part(path.name, path, path.stat().st_size), rows), facts


def _settings(home: Path, work: Path) -> tuple[Part, ...]:
    """Return ``majlis.toml`` without the passwords in it: those go with the keys."""
    source, copy = home / "majlis.toml", work / "majlis.toml"
    if not source.is_file():
        return ()
    text = _SECRET.sub(lambda found: f"{found[1]}@" if found[1] else found[2], source.read_text(encoding="utf-8"))
    copy.write_text(text, encoding="utf-8")
    return (Part(f"{PREFIX}/majlis.toml", copy, copy.stat().st_size),)


def keep_newest(made: Path, count: int) -> tuple[Path, ...]:
    """Remove the oldest backups beside one that was just made, beyond ``count`` in all, and return them.

    The one just made stays whatever the clock says. So do other files, and backups that were made before an upgrade.
    """
    others = [path for path in backups_in(made.parent) if BEFORE_UPGRADE not in path.name and path != made]
    old = others[: max(0, len(others) - count + 1)]
    for path in old:
        path.unlink()
    return tuple(old)
