"""What can be wrong with a data folder and the disk it lies on, and what of that can be mended safely."""

import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from majlis.adapters.upkeep.backup import backups_in

Level = Literal["error", "warning", "note"]

CLOCK_SLACK = timedelta(minutes=5)
"""So far ahead of the clock a time may be before it is said to lie in the future."""
_OLD = timedelta(days=1)
_BACKUP_AGE = timedelta(days=7)
_SHORT_BYTES, _EMPTY_BYTES = 1_000_000_000, 100_000_000
_LEFT_OVER = re.compile(r"\.partial-.*|\..*\.part|.*\.restoring")
_RESTORING = re.compile(r".*\.restoring-[\d-]+-(\d+)")
FLEETING = ("desks", "held")
"""Folders of a home in which files lie while a request or a person's decision lasts."""
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Finding:
    """Something that is not in order.

    Attributes
    ----------
    level : {"error", "warning", "note"}
    code : str
    what, where, mend : str
        As in :class:`majlis.kernel.errors.Fault`.
    repair : callable, optional
        Mends it, where that is safe.
    """

    level: Level
    code: str
    what: str
    where: str
    mend: str
    repair: Callable[[], None] | None = None


def permissions(home: Path) -> Iterator[Finding]:
    """Look whether the home is ours, writable, and closed to strangers."""
    facts = home.stat()
    if not os.access(home, os.W_OK | os.X_OK):
        mend = "run it as the folder's owner, or make the disk writable"
        yield Finding("error", "doctor.not-writable", "the data folder cannot be written", str(home), mend)
    elif facts.st_uid != os.geteuid():
        mend = "run Majlis as the folder's owner, so that files do not become unreadable for that one"
        yield Finding("warning", "doctor.other-owner", "the data folder belongs to another user", str(home), mend)
    if facts.st_mode & 0o007:  # what lies in a closed folder is closed
        told = "every user of this machine can enter the data folder"
        mend = f"chmod o-rwx {home.name}, or majlis doctor --mend"
        yield Finding("warning", "doctor.open", told, str(home), mend, _Closing(home))


def owners(home: Path) -> Iterator[Finding]:
    """Look for files that a command of somebody else (root, mostly) left, which the folder's owner cannot change."""
    owner = home.stat().st_uid
    places = (Path(place) / name for place, folders, files in os.walk(home) for name in (*folders, *files))
    foreign = sorted(path for path in places if path.lstat().st_uid != owner)
    if foreign:
        told = f"{len(foreign)} files or folders in the data folder do not belong to its owner"
        mend = f"as root: chown -R --reference={home} {home}; give commands as that owner, never as root"
        yield Finding("error", "doctor.owners", told, str(foreign[0]), mend)


def readable(looked: Iterator[Finding]) -> Iterator[Finding]:
    """Yield what is found, and where the system refuses to go on, that."""
    try:
        yield from looked
    except OSError as error:
        told = f"it cannot be read: {(error.strerror or type(error).__name__).lower()}"
        mend = "run it as the folder's owner; as root see whom it belongs to (ls -l) and look at the disk (dmesg)"
        yield Finding("error", "doctor.not-readable", told, str(error.filename or "data folder"), mend)


@dataclass(frozen=True, slots=True)
class _Closing:
    path: Path

    def __call__(self) -> None:
        """Take the rights of strangers away."""
        self.path.chmod(stat.S_IMODE(self.path.stat().st_mode) & ~0o007)


def disk(home: Path, need: int) -> Iterator[Finding]:
    """Look whether the disk has room.

    Parameters
    ----------
    home : Path
    need : int
        Bytes that the next backup may take.
    """
    free = shutil.disk_usage(home).free
    if free < _EMPTY_BYTES:
        yield Finding("error", "doctor.disk-full", f"{free / 1e6:.0f} MB are free", str(home), "free some space now")
    elif free < max(_SHORT_BYTES, need):
        mend = f"free some space: {max(_SHORT_BYTES, need) / 1e9:.1f} GB let the next backup be written"
        yield Finding("warning", "doctor.disk-short", f"only {free / 1e9:.1f} GB are free", str(home), mend)


def size_of(home: Path) -> int:
    """Return the size of what the next backup holds, bytes."""
    names = ("vault", "uploads", "majlis.sqlite3")
    paths = (path for name in names for path in _files(home / name))
    return sum(path.stat().st_size for path in paths)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for place, _, files in os.walk(path):
        yield from (Path(place) / name for name in files)


def left_over(home: Path, now: datetime) -> Iterator[Finding]:
    """Look for what killed processes left behind."""
    for place, folders, files in os.walk(home):
        for name in [name for name in (*folders, *files) if _LEFT_OVER.fullmatch(name)]:
            path = Path(place) / name
            if now - _changed(path) > _OLD:
                mend = "majlis doctor --mend removes it"
                yield Finding(
                    "warning", "doctor.left-over", "a killed process left it", str(path), mend, _Removing(path)
                )
        folders[:] = [name for name in folders if not _LEFT_OVER.fullmatch(name)]
    for path in home.parent.glob(f"{home.name}.restoring-*"):
        found = _RESTORING.fullmatch(path.name)
        if found and _alive(int(found[1])):
            continue
        if (path / ".not-whole").exists():
            mend = "majlis doctor --mend removes it"
            yield Finding("warning", "doctor.left-over", "a killed restore left it", str(path), mend, _Removing(path))
        else:
            mend = "a restore was killed at its end: look into both folders, keep the one you want, remove the other"
            yield Finding("warning", "doctor.two-homes", "a second whole data folder lies here", str(path), mend)


def forgotten(home: Path, now: datetime) -> Iterator[Finding]:
    """Look for files of requests that were sent and never taken in: they may hold anything, and nobody waits."""
    for place in FLEETING:
        for path in sorted((home / place).iterdir()) if (home / place).is_dir() else ():
            if now - _changed(path) > _OLD:
                mend = "majlis doctor --mend removes it; so does the next start of majlis serve"
                yield Finding(
                    "warning", "doctor.forgotten", "a file that somebody sent lies here still", str(path), mend,
                    _Removing(path),
                )  # fmt: skip


def sweep_forgotten(home: Path, now: datetime) -> int:
    """Remove what :func:`forgotten` finds; return how much it was."""
    found = list(forgotten(home, now))
    for one in found:
        if one.repair is not None:
            one.repair()
    return len(found)


@dataclass(frozen=True, slots=True)
class _Removing:
    path: Path

    def __call__(self) -> None:
        """Remove a left-over file or folder."""
        if self.path.is_dir():
            shutil.rmtree(self.path, ignore_errors=True)
        else:
            self.path.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _changed(path: Path) -> datetime:
    return datetime.fromtimestamp(path.lstat().st_mtime, UTC)


def clock(home: Path, newest_row: datetime | None, now: datetime) -> Iterator[Finding]:
    """Look for files and rows from the future: then the clock is, or was, wrong."""
    mend = "set the clock (timedatectl); what is dated too late stays so, and sorts after what comes next"
    latest = max((path for path in _files(home / "vault")), key=_changed, default=None)
    if latest is not None and _changed(latest) > now + CLOCK_SLACK:
        yield Finding("warning", "doctor.clock", "a file is from the future", str(latest), mend)
    if newest_row is not None and newest_row > now + CLOCK_SLACK:
        told = f"the audit's newest entry is from the future: {newest_row:%Y-%m-%d %H:%M} UTC"
        yield Finding("warning", "doctor.clock", told, "database", mend)


def backup_age(folder: Path, now: datetime) -> Iterator[Finding]:
    """Look whether there is a backup, and how old the newest one is."""
    known = backups_in(folder)
    if not known:
        yield Finding("warning", "doctor.no-backup", "there is no backup", str(folder), "majlis backup makes one")
    elif now - _changed(known[-1]) > _BACKUP_AGE:
        days = (now - _changed(known[-1])).days
        yield Finding(
            "warning", "doctor.old-backup", f"the newest backup is {days} days old", str(known[-1]), "majlis backup"
        )
    elif any(path.stat().st_dev == folder.parent.stat().st_dev for path in known[-1:]):
        mend = "copy it to another machine, or let MAJLIS_BACKUPS name a folder on another disk"
        yield Finding(
            "note", "doctor.same-disk", "the newest backup lies on the same disk as the data", str(folder), mend
        )


def uploads(home: Path, known: frozenset[str], now: datetime) -> Iterator[Finding]:
    """Look for uploaded files that no row names. One that is being added now is not meant."""
    orphans = [
        path
        for path in _files(home / "uploads")
        if not any(part in known for part in path.relative_to(home).parts) and now - _changed(path) > _OLD
    ]
    if orphans:
        told = f"{len(orphans)} uploaded files are named by no row, the first is {orphans[0].name}"
        mend = "they were left when an import was stopped; remove them by hand if you need the room"
        yield Finding("note", "doctor.orphans", told, str(home / "uploads"), mend)


def hashes(home: Path, advance: Callable[[int], None]) -> Iterator[Finding]:
    """Read every uploaded file and hold it against the hash that is its name."""
    from majlis.kernel.canonical import file_hash

    done = 0
    for path in _files(home / "uploads"):
        name = next((part for part in reversed(path.relative_to(home).parts) if _HASH.match(part)), "")
        if name and file_hash(path) != name[:64]:
            mend = "restore it from a backup"
            yield Finding("error", "doctor.damaged", "it is not what its hash says", str(path), mend)
        done += path.stat().st_size
        advance(done)
