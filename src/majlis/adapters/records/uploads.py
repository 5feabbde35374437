"""Files as they came, unchanged, in ``uploads/`` under their hash."""

from pathlib import Path

from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import IntegrityError
from majlis.kernel.files import write_whole

FOLDER = "uploads"


def keep_upload(home: Path, data: bytes) -> str:
    """Keep a file and return its hash. One that lies there already is not written again, unless it was damaged.

    Parameters
    ----------
    home : Path
        The data folder.
    data : bytes
    """
    sha256 = sha256_hex(data)
    path = home / FOLDER / sha256
    if not (path.is_file() and path.stat().st_size == len(data) and sha256_hex(path.read_bytes()) == sha256):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    return sha256


def read_upload(home: Path, sha256: str) -> bytes:
    """Return a file that was kept.

    Raises
    ------
    IntegrityError
        If it is gone, or is not what its hash says.
    """
    where = f"{FOLDER}/{sha256[:12]}"
    try:
        data = (home / FOLDER / sha256).read_bytes()
    except OSError:
        raise IntegrityError(
            "a file of evidence is gone", where=where, mend="restore it from a backup", code="records.upload-gone"
        ) from None
    if sha256_hex(data) != sha256:
        raise IntegrityError(
            "a file of evidence is not the one that was added",
            where=where,
            why="figures must rest on the original",
            mend="restore it from a backup",
            code="records.upload-changed",
        )
    return data
