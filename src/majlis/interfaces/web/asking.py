"""Who asks, and the world in which the answer is found: once per request."""

import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest

from majlis.acts.settings import Setting, value_of
from majlis.acts.world import Actor, World
from majlis.adapters.records.handle import Records
from majlis.interfaces.naming import safe_name
from majlis.interfaces.unpacking import ENDING, unpack
from majlis.kernel.access import Reader
from majlis.kernel.marking import Tlp

__all__ = ["DESKS", "NOBODY", "Asking", "asking", "home_in_force", "safe_name", "settings_in_force", "world_of"]

NOBODY = Actor("nobody", frozenset(), Reader("nobody"), remote=True)
"""Who has not signed in: may do nothing and sees nothing."""
OF_TOKENS = Tlp.AMBER_STRICT
"""A program reads nothing RED: that is for the persons who were there (FIRST, TLP 2.0), and no program is one."""
DESKS = "desks"
"""Folder of the data folder in which each request has its own while it lasts."""


class Asking:
    """What one request has to do with Majlis. It hangs on the request as ``request.majlis``.

    Attributes
    ----------
    request : HttpRequest
    scopes : frozenset of str or None
        What the request is limited to of what the person may do; None for no limit.
    """

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.scopes: frozenset[str] | None = None
        self._desk: Path | None = None
        self._laid = 0

    @property
    def home(self) -> Path:
        """The data folder."""
        return home_in_force()

    @cached_property
    def actor(self) -> Actor:
        """Who asks, with the permissions and the view that the person has now."""
        user = self.request.user
        if not user.is_authenticated or not user.is_active:
            return NOBODY
        from majlis.adapters.records.people.roles import standing

        login = user.get_username()
        found = standing(self._records(NOBODY), login)
        if self.scopes is None:
            return Actor(login, found.permissions, found.reader, remote=True)
        return Actor(login, found.permissions & self.scopes, found.reader.limited(OF_TOKENS), remote=True)

    @cached_property
    def world(self) -> World:
        """The world of who asks."""
        return World(
            self.actor,
            self.home,
            database=value_of(settings_in_force(), "database"),
            settings=settings_in_force(),
            opened=self._records(self.actor),
        )

    def _records(self, actor: Actor) -> Records:
        """Return the records for somebody. The tables were judged when the site started."""
        return Records(self.home, actor.reader, actor.name, lambda: datetime.now(UTC))

    def nobodys_records(self) -> Records:
        """Return the records for nobody: for accounts and the audit, which have no marking."""
        return self._records(NOBODY)

    def note_failure(self, act: str, code: str) -> None:
        """Note in the audit that somebody who has not signed in was refused."""
        from majlis.adapters.records import audit

        audit.note(self.nobodys_records(), act, "", outcome="refused", detail={"code": code})

    @property
    def desk(self) -> Path:
        """A folder for the files of this request; it goes with the request."""
        if self._desk is None:
            self._desk = self.home / DESKS / uuid4().hex
            self._desk.mkdir(mode=0o700, parents=True)
        return self._desk

    def world_with_desk(self) -> World:
        """Return the world of who asks, with a desk: files that lie on it may be named in commands."""
        return replace(self.world, desk=self.desk)

    def lay(self, name: str, chunks: "object") -> Path:
        """Lay a file that was uploaded on the desk and return where it lies; a .zip as the folder that it holds.

        Parameters
        ----------
        name : str
            What its sender called it; only its last part counts, and no more than letters, digits, ``.``, ``-``, ``_``.
        chunks : iterable of bytes

        Raises
        ------
        InputError
            If it is a .zip that cannot be unpacked safely.
        """
        self._laid += 1
        folder = self.desk / f".laid-{self._laid}"  # apart from what the act writes, which may have the same name
        folder.mkdir(mode=0o700)
        path = folder / safe_name(name)
        with path.open("wb") as file:
            for chunk in chunks:  # type: ignore[attr-defined]
                file.write(chunk)
        return unpack(path, folder / (path.stem or "folder")) if path.suffix.lower() == ENDING else path

    def made(self) -> tuple[Path, ...]:
        """Return what an act wrote on the desk, files and folders, in the order of their names."""
        if self._desk is None:
            return ()
        return tuple(path for path in sorted(self._desk.iterdir()) if not path.name.startswith("."))

    def written(self) -> Path | None:
        """Return the first that an act wrote on the desk, a folder as a zip file; None where it wrote nothing."""
        found = next(iter(self.made()), None)
        return Path(shutil.make_archive(str(found), "zip", found)) if found and found.is_dir() else found

    def without_places(self, text: str) -> str:
        """Return a text in which files on a desk stand with their names only, and the data folder as ``MAJLIS_HOME``.

        The places of this machine are nobody's business elsewhere.
        """
        home = re.escape(str(self.home))
        desk = rf"{home}/{DESKS}/[0-9a-f]{{32}}/(?:\.laid-\d+/)?"
        return re.sub(home, "MAJLIS_HOME", re.sub(desk, "", text))

    def clear(self) -> None:
        """Clear the desk away."""
        if self._desk is not None:
            shutil.rmtree(self._desk, ignore_errors=True)
            self._desk = None


def records_of_nobody() -> Records:
    """Return the records for nobody, where there is no request: for accounts, which have no marking."""
    return Records(home_in_force(), NOBODY.reader, NOBODY.name, lambda: datetime.now(UTC))


def home_in_force() -> Path:
    """Return the data folder with which this site was started."""
    return Path(value_of(settings_in_force(), "home"))


def settings_in_force() -> tuple[Setting, ...]:
    """Return the settings of Majlis with which this site was started."""
    found: tuple[Setting, ...] = settings.MAJLIS  # type: ignore[misc]  # of our own, no setting of Django
    return found


def asking(request: HttpRequest) -> Asking:
    """Return what a request has to do with Majlis."""
    found = getattr(request, "majlis", None)
    if not isinstance(found, Asking):
        found = Asking(request)
        request.majlis = found  # type: ignore[attr-defined]
    return found


def world_of(request: HttpRequest) -> World:
    """Return the world of who asks."""
    return asking(request).world
