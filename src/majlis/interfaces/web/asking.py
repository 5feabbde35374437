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
from majlis.kernel.access import Reader

NOBODY = Actor("nobody", frozenset(), Reader("nobody"), remote=True)
"""Who has not signed in: may do nothing and sees nothing."""
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
        self._laid: set[Path] = set()

    @property
    def home(self) -> Path:
        """The data folder."""
        return Path(value_of(settings_in_force(), "home"))

    @cached_property
    def actor(self) -> Actor:
        """Who asks, with the permissions and the view that the person has now."""
        user = self.request.user
        if not user.is_authenticated or not user.is_active:
            return NOBODY
        from majlis.adapters.records.people.roles import standing

        login = user.get_username()
        found = standing(self._records(NOBODY), login)
        allowed = found.permissions if self.scopes is None else found.permissions & self.scopes
        return Actor(login, allowed, found.reader, remote=True)

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
        """Lay a file that was uploaded on the desk and return where it lies.

        Parameters
        ----------
        name : str
            What its sender called it; only its last part counts, and no more than letters, digits, ``.``, ``-``, ``_``.
        chunks : iterable of bytes
        """
        path = self.desk / safe_name(name)
        with path.open("wb") as file:
            for chunk in chunks:  # type: ignore[attr-defined]
                file.write(chunk)
        self._laid.add(path)
        return path

    def written(self) -> Path | None:
        """Return what an act wrote on the desk, a folder as a zip file; None where it wrote nothing."""
        if self._desk is None:
            return None
        found = [path for path in sorted(self._desk.iterdir()) if path not in self._laid]
        if not found:
            return None
        if found[0].is_dir():
            return Path(shutil.make_archive(str(found[0]), "zip", found[0]))
        return found[0]

    def clear(self) -> None:
        """Clear the desk away."""
        if self._desk is not None:
            shutil.rmtree(self._desk, ignore_errors=True)
            self._desk = None


def settings_in_force() -> tuple[Setting, ...]:
    """Return the settings of Majlis with which this site was started."""
    found: tuple[Setting, ...] = settings.MAJLIS  # type: ignore[misc]  # of our own, no setting of Django
    return found


def safe_name(name: str) -> str:
    """Return a file name without folders and without anything that a file system or a header could take amiss."""
    last = re.split(r"[\\/]", name)[-1]
    clean = re.sub(r"[^\w.\- ]", "-", last).strip(". ")
    return clean[:120] or "file"


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
