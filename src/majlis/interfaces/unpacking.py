"""Unpack a .zip that somebody sent: no name that climbs, no link, no more than a folder may hold."""

import re
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from majlis.kernel.errors import InputError

ENDING = ".zip"
_CHUNK = 1 << 20
_MEGABYTE = 1_000_000
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError),
    *(FileExistsError, NotADirectoryError),  # a file that is a folder, too
)
_NAME = re.compile(r"[^\x00-\x1f\x7f\\:]{1,200}")
_DEEP = 8


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a folder may hold at most.

    Attributes
    ----------
    files : int
    megabytes : int
        Of all files together, unpacked.
    """

    files: int = 10_000
    megabytes: int = 2_000


def unpack(archive: Path, folder: Path, bounds: Bounds | None = None) -> Path:
    """Unpack an archive into a new folder, and return the folder that it holds.

    Parameters
    ----------
    archive : Path
    folder : Path
        Made here.
    bounds : Bounds, optional

    Returns
    -------
    Path
        The one folder at the top of the archive where there is nothing beside it, else ``folder``.

    Raises
    ------
    InputError
        If it is no archive, is damaged, holds what is no plain file, or more than it may.
    """
    limits = bounds or Bounds()
    folder.mkdir(mode=0o700)
    try:
        with zipfile.ZipFile(archive) as opened:
            wanted = [entry for entry in opened.infolist() if not entry.is_dir()]
            _judge(wanted, limits)
            _write(opened, wanted, folder, limits)
    except _BROKEN as error:
        raise InputError(
            "it cannot be unpacked",
            where=archive.name,
            why="it is no .zip, is damaged, or is encrypted",
            mend="pack the folder again",
            code="unpacking.damaged",
        ) from error
    return _top(folder)


def _judge(entries: list[zipfile.ZipInfo], limits: Bounds) -> None:
    if len(entries) > limits.files or sum(one.file_size for one in entries) > limits.megabytes * _MEGABYTE:
        raise _too_large(limits)
    seen: set[str] = set()
    for entry in entries:
        parts = PurePosixPath(entry.filename).parts
        kind = stat.S_IFMT(entry.external_attr >> 16)
        plain = kind in {0, stat.S_IFREG} and len(parts) <= _DEEP and entry.compress_type in _PACKED
        if not (plain and all(_NAME.fullmatch(part) and part not in {"..", "."} for part in parts)):
            raise InputError(
                "it holds something that is no plain file within the folder",
                where=entry.filename[:80].encode("ascii", "replace").decode(),
                why="a link, or a name that leads out of the folder, is not unpacked",
                mend="pack the folder again, with its files only",
                code="unpacking.name",
            )
        if entry.filename.startswith("/") or entry.filename.casefold() in seen:
            raise InputError(
                "a name in it is given twice, or begins with /", mend="pack it again", code="unpacking.twice"
            )
        seen.add(entry.filename.casefold())


def _write(opened: zipfile.ZipFile, entries: list[zipfile.ZipInfo], folder: Path, limits: Bounds) -> None:
    left = limits.megabytes * _MEGABYTE
    for entry in entries:
        target = folder.joinpath(*PurePosixPath(entry.filename).parts)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with opened.open(entry) as source, target.open("xb") as file:
            while chunk := source.read(_CHUNK):
                left -= len(chunk)
                if left < 0:  # an archive may lie about the sizes that it holds
                    raise _too_large(limits)
                file.write(chunk)


def _too_large(limits: Bounds) -> InputError:
    return InputError(
        f"unpacked it is more than {limits.megabytes:,} MB or {limits.files:,} files",
        mend="send only what belongs to the nation",
        code="unpacking.too-large",
    )


def _top(folder: Path) -> Path:
    inside = [one for one in folder.iterdir() if not one.name.startswith((".", "__MACOSX"))]
    return inside[0] if len(inside) == 1 and inside[0].is_dir() else folder
