"""Files between two requests: what was sent waits to be named, what an act made waits to be fetched; for an hour."""

import hashlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from majlis.interfaces.naming import safe_name
from majlis.kernel.errors import Fault, NotFoundError

FOLDER = Path("cache") / "parcels"
"""Below the data folder, where backups do not look."""
SECONDS = 3600
"""So long a file waits."""
MEGABYTE = 1 << 20
_NAME = re.compile(r"[A-Za-z0-9_-]{24}")

Way = Literal["uploads", "downloads"]


class TooMuchError(Exception):
    """It is more than one person may leave here. It carries the fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that waits.

    Attributes
    ----------
    name : str
        By which it is asked for; nobody can guess it.
    path : Path
    expires : float
        Seconds since 1970.
    """

    name: str
    path: Path
    expires: float

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size


@dataclass(frozen=True, slots=True)
class Parcels:
    """The files of one person.

    Attributes
    ----------
    home : Path
        The data folder.
    login : str
    megabytes : int
        So much the person may have here at one time.
    """

    home: Path
    login: str
    megabytes: int

    @property
    def _own(self) -> Path:
        return self.home / FOLDER / hashlib.sha256(self.login.encode()).hexdigest()[:32]

    def take(self, way: Way, name: str, chunks: Iterable[bytes]) -> Parcel:
        """Keep a file that comes in pieces.

        Raises
        ------
        TooMuchError
            If the person would have too much here; nothing of it is kept.
        """
        folder, left = self._made(way), self.left()
        path = folder / safe_name(name).lstrip(".")
        try:
            with path.open("xb") as file:
                for chunk in chunks:
                    left -= len(chunk)
                    self._demand(left)
                    file.write(chunk)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return self._parcel(folder, path)

    def keep(self, way: Way, made: Path) -> Parcel:
        """Keep a file or a folder that lies on a desk; the folder as a .zip.

        Raises
        ------
        TooMuchError
            If the person would have too much here.
        """
        file = Path(shutil.make_archive(str(made), "zip", made)) if made.is_dir() else made
        self._demand(self.left() - file.stat().st_size)
        folder = self._made(way)
        path = folder / safe_name(file.name)
        os.replace(file, path)  # noqa: PTH105 - one step within the data folder
        return self._parcel(folder, path)

    def find(self, way: Way, name: str) -> Parcel:
        """Return a file of this person.

        Raises
        ------
        NotFoundError
            If there is none of that name, it is another person's, or its hour has passed.
        """
        folder = self._own / way / name
        found = sorted(folder.iterdir()) if _NAME.fullmatch(name) and folder.is_dir() else []
        if not found or folder.stat().st_mtime + SECONDS < time.time():
            raise NotFoundError(
                "there is no such file",
                why="files wait for an hour, for the person who sent them or had them made",
                mend="send it again to /api/v1/uploads" if way == "uploads" else "perform the act again",
                code="api.no-file",
            )
        return self._parcel(folder, found[0])

    def left(self) -> int:
        """Return how many bytes more the person may leave here; what has passed its hour goes first."""
        self.sweep()
        used = sum(path.stat().st_size for path in self._own.rglob("*") if path.is_file())
        return self.megabytes * MEGABYTE - used

    def sweep(self) -> None:
        """Delete everybody's files whose hour has passed."""
        old = time.time() - SECONDS
        for folder in (self.home / FOLDER).glob("*/*/*"):
            if _age(folder) < old:
                shutil.rmtree(folder, ignore_errors=True)

    def _made(self, way: Way) -> Path:
        folder = self._own / way / secrets.token_urlsafe(18)
        folder.mkdir(mode=0o700, parents=True)
        return folder

    def _parcel(self, folder: Path, path: Path) -> Parcel:
        return Parcel(folder.name, path, folder.stat().st_mtime + SECONDS)

    def _demand(self, left: int) -> None:
        if left < 0:
            what = f"you would have more than {self.megabytes:,} MB of files here"
            raise TooMuchError(Fault("api.too-much", what, "", "each file waits for an hour", "send less, or wait"))


def _age(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:  # another process swept
        return float("inf")


def pieces(path: Path) -> Iterator[bytes]:
    """Yield a file in pieces of a megabyte."""
    with path.open("rb") as file:
        while chunk := file.read(MEGABYTE):
            yield chunk
