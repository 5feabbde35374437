"""Open a dossier that came as a .zip file: no name leads out of its folder, and no size runs away."""

import stat
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from majlis.kernel.errors import InputError

MOST_BYTES = 1_000_000_000
"""What a dossier may hold once it is opened."""
MOST_FILES = 5_000
_HEADER = "nation.toml"
_STEP = 2**20


def open_dossier(file: Path, folder: Path) -> Path:
    """Write the files of a dossier into a folder that is made, and return the one that holds ``nation.toml``.

    Parameters
    ----------
    file : Path
        The .zip file; it may come from anyone.
    folder : Path

    Raises
    ------
    InputError
        If it is no .zip file, holds no ``nation.toml``, is too large, or a name in it leads elsewhere.
    """
    try:
        with ZipFile(file) as found:
            members = [one for one in found.infolist() if not one.is_dir()]
            _judge(members)
            folder.mkdir(mode=0o700)
            left = MOST_BYTES
            for one in members:
                left = _write(found, one, folder, left)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise InputError(
            "the .zip file cannot be opened",
            why=type(error).__name__,
            mend="pack the folder of the dossier anew, without a password",
            code="nation.zip",
        ) from None
    return _root(folder)


def _judge(members: list[ZipInfo]) -> None:
    if len(members) > MOST_FILES or sum(one.file_size for one in members) > MOST_BYTES:
        raise _too_large()
    for one in members:
        path = PurePosixPath(one.filename)
        link = stat.S_ISLNK(one.external_attr >> 16)
        if path.is_absolute() or ".." in path.parts or "\\" in one.filename or "\x00" in one.filename or link:
            raise InputError(
                "a name in the .zip file leads out of its folder",
                where=one.filename[:120],
                mend="pack the folder of the dossier anew",
                code="nation.zip-name",
            )


def _too_large() -> InputError:
    return InputError(
        f"the .zip file holds more than {MOST_BYTES // 10**6:,} MB, or more than {MOST_FILES:,} files",
        mend="take it in at the machine: majlis nation import",
        code="nation.zip-size",
    )


def _write(found: ZipFile, one: ZipInfo, folder: Path, left: int) -> int:
    """Write a file and return how many bytes are left; what its entry says of its size is not believed."""
    target = folder / one.filename
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with found.open(one) as source, target.open("xb") as out:
        while data := source.read(_STEP):
            left -= len(data)
            if left < 0:
                raise _too_large()
            out.write(data)
    return left


def _root(folder: Path) -> Path:
    for one in (folder, *sorted(path for path in folder.iterdir() if path.is_dir())):
        if (one / _HEADER).is_file():
            return one
    raise InputError(
        f"the .zip file holds no {_HEADER}",
        why="it is the first file of a dossier",
        mend="pack the folder that holds it; majlis nation export writes one",
        code="nation.zip-header",
    )
