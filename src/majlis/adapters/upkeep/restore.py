"""Bring a backup back: into a new place, judged there, then changed over in one step. The old place is kept.

A restore that fails, or is killed, before the change leaves the system in use as it was. The folder beside the home in
which the new one is made carries a mark until it is whole; only marked folders and empty ones are ever removed.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from majlis.adapters.upkeep import postgresql, sqlite
from majlis.adapters.upkeep.archive import Content, read_archive
from majlis.adapters.upkeep.backup import POSTGRESQL_MEMBER, SQLITE_MEMBER, Progress, kind_of
from majlis.adapters.upkeep.contents import PREFIX
from majlis.adapters.upkeep.exchange import exchange
from majlis.adapters.upkeep.rows import Rows
from majlis.kernel.errors import ConflictError, InputError, IntegrityError

_MARK = ".not-whole"
_STAYS = ("backups",)
"""Folders of the old home that move into the new one: whoever removes the old home must not lose them with it."""
_COPIED = ("keys", "majlis.toml")
"""What belongs to the machine: it stays as it is."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a backup is brought to.

    Attributes
    ----------
    home : Path
    database : mapping
        As Django describes it.
    known : tuple of str
        Steps of the tables that this version knows.
    now : datetime
    finish : callable, optional
        Gets the new home before it is changed over, for example to unpack keys.
    """

    home: Path
    database: Mapping[str, Any]
    known: tuple[str, ...]
    now: datetime
    finish: Callable[[Path], None] | None = None

    @property
    def stamp(self) -> str:
        """The instant, for names of what is set aside."""
        return self.now.astimezone(UTC).strftime("%Y%m%d-%H%M%S")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back.

    Attributes
    ----------
    content : Content
    old_home : Path or None
        Where the home lies that was in use before; None where there was none.
    old_database : str
        Name of the database that was in use before, where it lies outside the home; else empty.
    behind : int
        Steps that the tables lack for this version.
    """

    content: Content
    old_home: Path | None
    old_database: str
    behind: int


def restore(archive: Path, goal: Goal, progress: Progress) -> Restored:
    """Bring a backup back.

    Parameters
    ----------
    archive : Path
    goal : Goal
    progress : Progress

    Raises
    ------
    IntegrityError
        If the backup is damaged, or of a newer version.
    InputError
        If it holds the database of another kind, or the place cannot be changed over.
    ConflictError
        If somebody uses what is there now.
    OSError
        If the disk is full or cannot be written.
    """
    with _fresh_home(goal) as fresh:
        with progress("Unpacking", archive.stat().st_size) as advance:
            content = read_archive(archive, into=fresh, judge=lambda about: _judge(about, goal), advance=advance)
        _arrange(fresh, goal)
        if goal.finish:
            goal.finish(fresh)
        os.sync()  # one time for all files: thousands of small ones would each wait for the disk
        if content.about["database"] == "postgresql":
            old_database, old_home = _change_postgresql(fresh, goal, content)
        else:
            old_database, old_home = _change_sqlite(fresh, goal, content)
    behind = len(set(goal.known) - set(content.about["migrations"])) if content.about["migrations"] else 0
    return Restored(content, old_home, old_database, behind)


def _judge(about: Mapping[str, Any], goal: Goal) -> None:
    unknown = [name for name in about.get("migrations", ()) if name not in goal.known]
    if unknown:
        raise IntegrityError(
            "the backup is of a newer version of Majlis",
            why=f"this version does not know the step {unknown[0]} of its tables; Majlis {about.get('majlis')} made it",
            mend="install that version, then restore",
            code="restore.newer",
        )
    kind = kind_of(goal.database)
    if about.get("database") not in {kind, "none"}:
        raise InputError(
            f"the backup holds a {about.get('database')} database, DATABASE_URL names one of {kind}",
            where="DATABASE_URL",
            mend="name a database of the backup's kind; for sqlite leave it empty",
            code="restore.other-kind",
        )


@contextmanager
def _fresh_home(goal: Goal) -> Iterator[Path]:
    """Give a marked folder beside the home; it goes again unless it was changed over."""
    for left in goal.home.parent.glob(f"{goal.home.name}.restoring-*"):
        if (left / _MARK).exists():
            shutil.rmtree(left, ignore_errors=True)
        else:
            with suppress(OSError):  # killed before the mark was made: it is empty; what is not empty stays
                left.rmdir()
    fresh = goal.home.with_name(f"{goal.home.name}.restoring-{goal.stamp}-{os.getpid()}")
    try:
        goal.home.parent.mkdir(parents=True, exist_ok=True)
        fresh.mkdir(mode=0o750)
    except PermissionError as error:
        raise InputError(
            "no folder can be made beside the data folder",
            where=str(goal.home.parent),
            why="a backup is unpacked there and then takes the data folder's place",
            mend="run it as root (files get the data folder's owner), or restore to another place: "
            "majlis --home DIR restore ARCHIVE",
            code="restore.no-room",
        ) from error
    (fresh / _MARK).touch()
    try:
        yield fresh
    finally:
        if (fresh / _MARK).exists():
            shutil.rmtree(fresh, ignore_errors=True)


def _arrange(fresh: Path, goal: Goal) -> None:
    """Put what was unpacked where a home has it, and bring along what belongs to the machine."""
    home = fresh / PREFIX
    for entry in list(home.iterdir()) if home.is_dir() else ():
        entry.rename(fresh / entry.name)
    with suppress(FileNotFoundError):
        home.rmdir()
    for name in _COPIED:
        source, target = goal.home / name, fresh / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.is_file():
            if target.exists() and target.read_bytes() != source.read_bytes():
                target.rename(fresh / f"{target.stem}.backup{target.suffix}")
            shutil.copy2(source, target)


def _demand_same(rows: Rows, content: Content) -> None:
    expected = {str(key): int(value) for key, value in content.about["counts"].items()}
    wrong = sorted(name for name in {*rows.counts, *expected} if rows.counts.get(name) != expected.get(name))
    if wrong:
        raise IntegrityError(
            f"{len(wrong)} tables do not have the rows that the backup says, the first is {wrong[0]}",
            mend="use another backup; what is in use now was not touched",
            code="restore.counts",
        )


def _change_sqlite(fresh: Path, goal: Goal, content: Content) -> tuple[str, Path | None]:
    current = Path(str(goal.database["NAME"]))
    inside = goal.home in current.parents
    unpacked = fresh / SQLITE_MEMBER
    if unpacked.exists():
        _demand_same(sqlite.judge(unpacked), content)
        unpacked.rename(fresh / current.relative_to(goal.home) if inside else unpacked)
    with sqlite.alone(current):
        aside = _swap_file(unpacked, current, goal) if not inside and unpacked.exists() else ""
        try:
            return aside, _swap(fresh, goal)
        except BaseException:
            if aside:
                Path(aside).replace(current)
            raise


def _swap_file(unpacked: Path, current: Path, goal: Goal) -> str:
    """Put the database in the place outside the home that DATABASE_URL names."""
    aside = _free(current, goal)
    draft = current.with_name(f"{current.name}.restoring")
    shutil.copyfile(unpacked, draft)
    unpacked.unlink()
    if current.exists():
        os.link(current, aside)
    draft.replace(current)
    return str(aside) if aside.exists() else ""


def _change_postgresql(fresh: Path, goal: Goal, content: Content) -> tuple[str, Path | None]:
    dump = fresh / POSTGRESQL_MEMBER
    name = postgresql.beside(str(goal.database["NAME"]), f"{postgresql.RESTORING}{goal.stamp}_{os.getpid()}")
    rows = postgresql.load(goal.database, dump, name)
    swapped = False
    try:
        _demand_same(rows, content)
        dump.unlink()
        with postgresql.changing_over(goal.database, name, goal.stamp) as old:
            home = _swap(fresh, goal)
            swapped = True
    except BaseException:
        if swapped:  # the server failed at the very last word: the old home belongs to the old database
            _swap_back(home, goal)
        postgresql.drop(goal.database, name)
        raise
    return old, home


def _swap(fresh: Path, goal: Goal) -> Path | None:
    """Put the new home in the old one's place; return where the old one is."""
    was_there = goal.home.exists()
    if was_there:
        _give_to(fresh, goal.home)
    (fresh / _MARK).unlink()
    try:
        exchange(fresh, goal.home)
    except OSError as error:
        (fresh / _MARK).touch()
        raise _cannot_swap(error, goal.home) from error
    if not was_there:
        return None
    aside = _free(goal.home, goal)
    fresh.rename(aside)
    for name in _STAYS:
        if (aside / name).is_dir() and not (goal.home / name).exists():
            (aside / name).rename(goal.home / name)
    return aside


def _free(path: Path, goal: Goal) -> Path:
    """Return where a path is set aside: a name that nothing has, also where the clock says the same second again."""
    names = (f"{path.name}.before-restore-{goal.stamp}{f'-{number}' if number else ''}" for number in range(1000))
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())


def _swap_back(aside: Path | None, goal: Goal) -> None:
    if aside is None:
        shutil.rmtree(goal.home)
        return
    for name in _STAYS:
        if (goal.home / name).is_dir() and not (aside / name).exists():
            (goal.home / name).rename(aside / name)
    exchange(aside, goal.home)
    shutil.rmtree(aside)


def _give_to(fresh: Path, old: Path) -> None:
    """Let the new home belong to whom the old one belongs to, where root restores it."""
    facts = old.stat()
    fresh.chmod(facts.st_mode & 0o7777)
    if (facts.st_uid, facts.st_gid) == (os.geteuid(), os.getegid()):
        return
    for place, folders, files in os.walk(fresh):
        for entry in [place, *(os.path.join(place, name) for name in (*folders, *files))]:  # noqa: PTH118 - many files
            os.chown(entry, facts.st_uid, facts.st_gid)


def _cannot_swap(error: OSError, home: Path) -> ConflictError:
    return ConflictError(
        "the new data folder cannot take the old one's place",
        where=str(home),
        why=(error.strerror or "the system refused").lower() + "; a folder on which a disk is mounted cannot be moved",
        mend="restore to another place (majlis --home DIR restore ARCHIVE) and set MAJLIS_HOME to it",
        code="restore.no-swap",
    )
