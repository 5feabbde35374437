"""Open a dossier that came as a .zip file."""

from pathlib import Path

from majlis.interfaces.unpacking import Bounds, unpack
from majlis.kernel.errors import InputError

BOUNDS = Bounds(files=5_000, megabytes=1_000)
"""What a dossier may hold once it is opened."""
_HEADER = "nation.toml"


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
    top = unpack(file, folder, BOUNDS)
    for one in (top, *sorted(path for path in top.iterdir() if path.is_dir())):
        if (one / _HEADER).is_file():
            return one
    raise InputError(
        f"the .zip file holds no {_HEADER}",
        why="it is the first file of a dossier",
        mend="pack the folder that holds it; majlis nation export writes one",
        code="nation.zip-header",
    )
