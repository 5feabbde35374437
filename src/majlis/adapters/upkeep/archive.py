"""The archive of a backup: a tar whose first member says what it is and whose last has the hash of every other.

``about.json`` stands first, so that what cannot be used is refused before anything is unpacked. ``files.json`` stands
last, so that one pass over the files suffices; an archive that was cut off has none.
"""

import hashlib
import io
import json
import os
import tarfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from majlis.adapters.upkeep.compression import GzipWriter
from majlis.kernel.errors import IntegrityError

FORMAT = 1
"""Number of the archive's format. A newer one is refused."""
SUFFIX = ".tar.gz"
ABOUT, FILES = "about.json", "files.json"
_CHUNK = 1 << 20
_LARGEST_DOCUMENT = 1 << 30

Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Part:
    """A file to put in.

    Attributes
    ----------
    name : str
        Place in the archive, with slashes.
    path : Path
    size : int
        Bytes, for the progress.
    """

    name: str
    path: Path
    size: int


class GoneError(Exception):
    """A file vanished while it was copied: a retention rule or a person removed it. The copy begins again."""


class _Hashed:
    """A file that is read once, hashed and counted on the way."""

    def __init__(self, file: BinaryIO, told: Callable[[int], None]) -> None:
        self._file, self._told = file, told
        self.hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.hash.update(data)
        self._told(len(data))
        return data


def write_archive(path: Path, about: Mapping[str, object], parts: Sequence[Part], advance: Advance) -> None:
    """Write an archive and force it to the disk.

    Parameters
    ----------
    path : Path
        Must not exist; only its owner may read it.
    about : mapping
        What the archive is; the format is added.
    parts : sequence of Part
    advance : callable
        Is told how many bytes have been read.

    Raises
    ------
    GoneError
        If a file is not there any more, or became shorter.
    OSError
        If the disk refuses.
    """
    hashes: dict[str, dict[str, object]] = {}
    done = 0

    def told(count: int) -> None:
        nonlocal done
        done += count
        advance(done)

    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        packed = GzipWriter(file)
        try:
            with tarfile.open(fileobj=cast("Any", packed), mode="w|", format=tarfile.PAX_FORMAT, bufsize=_CHUNK) as tar:
                _add_document(tar, ABOUT, {"format": FORMAT, **about})
                for part in parts:
                    hashes[part.name] = _add(tar, part, told)
                _add_document(tar, FILES, hashes)
            packed.close()
        finally:
            packed.abandon()
        file.flush()
        os.fsync(file.fileno())


def _add(tar: tarfile.TarFile, part: Part, told: Callable[[int], None]) -> dict[str, object]:
    try:
        file = part.path.open("rb")
    except FileNotFoundError:
        raise GoneError(part.name) from None
    with file:
        facts = os.fstat(file.fileno())
        info = tarfile.TarInfo(part.name)
        info.size, info.mtime, info.mode = facts.st_size, int(facts.st_mtime), 0o600
        hashed = _Hashed(file, told)
        try:
            tar.addfile(info, hashed)
        except OSError as error:
            if error.errno is None:  # tarfile's own: the file is shorter than it was
                raise GoneError(part.name) from None
            raise
        return {"size": info.size, "sha256": hashed.hash.hexdigest()}


def _add_document(tar: tarfile.TarFile, name: str, document: object) -> None:
    data = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode()
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(data), 0o600
    tar.addfile(info, io.BytesIO(data))


@dataclass(frozen=True, slots=True)
class Content:
    """What an archive says of itself, after everything in it was read and held against its hash.

    Attributes
    ----------
    about : mapping
    files : mapping
        Name to size (bytes) and sha256.
    """

    about: Mapping[str, Any]
    files: Mapping[str, Mapping[str, Any]]

    @property
    def size(self) -> int:
        """Size of all files, bytes."""
        return sum(int(facts["size"]) for facts in self.files.values())


def read_archive(
    path: Path, *, into: Path | None, judge: Callable[[Mapping[str, Any]], None], advance: Advance
) -> Content:
    """Read a whole archive, hold every file against its hash, and unpack where that is wanted.

    Parameters
    ----------
    path : Path
    into : Path, optional
        Folder to unpack into; None to verify only.
    judge : callable
        Gets what the archive says of itself, before anything is unpacked; it may refuse.
    advance : callable
        Is told how many bytes of the archive have been read.

    Raises
    ------
    IntegrityError
        If it is no archive of Majlis, damaged, cut off, or of a newer format. What was unpacked is not to be used.
    """
    found: dict[str, dict[str, object]] = {}
    about: dict[str, Any] = {}
    with path.open("rb") as file, _told_apart(path), tarfile.open(fileobj=file, mode="r:gz") as tar:
        expected: dict[str, Any] | None = None
        for member in tar:
            unfit = not member.isreg() or member.issparse() or member.name in found
            if expected is not None or unfit:  # a sparse file claims any size
                raise _damaged(path, f"{member.name[:80]!r} does not belong there")
            if not about:
                about = _judged(path, tar, member)
                judge(about)
            elif member.name == FILES:
                expected = _document(path, tar, member)
            else:
                found[member.name] = _take(tar, member, _place(path, member.name, into))
            advance(file.tell())
    if expected is None:
        raise _damaged(path, "its end is missing")
    wrong = sorted(name for name in {*found, *expected} if found.get(name) != expected.get(name))
    if wrong:
        raise _damaged(path, f"{len(wrong)} files are not what their hashes say, the first is {wrong[0]}")
    return Content(about, found)


@contextmanager
def _told_apart(path: Path) -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, EOFError, zlib.error, ValueError) as error:
        raise _damaged(path, f"it cannot be read ({type(error).__name__})") from None
    except OSError as error:
        if error.errno is not None:
            raise
        raise _damaged(
            path, f"it cannot be read ({type(error).__name__})"
        ) from None  # gzip's own errors have no number


def _judged(path: Path, tar: tarfile.TarFile, member: tarfile.TarInfo) -> dict[str, Any]:
    if member.name != ABOUT:
        raise _damaged(path, "it is no backup of Majlis")
    about = _document(path, tar, member)
    if not isinstance(about.get("format"), int) or about["format"] > FORMAT:
        raise IntegrityError(
            f"the backup has format {about.get('format')}, this version of Majlis reads up to {FORMAT}",
            where=str(path),
            mend="install a newer version of Majlis",
            code="backup.newer-format",
        )
    return about


def _document(path: Path, tar: tarfile.TarFile, member: tarfile.TarInfo) -> dict[str, Any]:
    file = tar.extractfile(member)
    if file is None or member.size > _LARGEST_DOCUMENT:
        raise _damaged(path, f"{member.name} cannot be read")
    document = json.loads(file.read())
    if not isinstance(document, dict):
        raise _damaged(path, f"{member.name} cannot be read")
    return document


def _place(path: Path, name: str, into: Path | None) -> Path | None:
    """Return where a member is unpacked: always within the folder, whatever its name says."""
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or "\\" in name or not name:
        raise _damaged(path, f"{name[:80]!r} is no place in a backup")
    if into is None:
        return None
    target = into / pure
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise _damaged(path, f"{name[:80]!r} lies under a file") from None
    return target


def _take(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path | None) -> dict[str, object]:
    file = tar.extractfile(member)
    assert file is not None
    digest = hashlib.sha256()
    size = 0
    out = target.open("xb") if target else None
    try:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            if out:
                out.write(chunk)
    finally:
        if out:
            out.close()
    if target:
        os.utime(target, (member.mtime, member.mtime))
    return {"size": size, "sha256": digest.hexdigest()}


def _damaged(path: Path, why: str) -> IntegrityError:
    return IntegrityError(
        "the backup is damaged",
        where=str(path),
        why=why,
        mend="use another backup; what is in use now was not touched",
        code="backup.damaged",
    )
