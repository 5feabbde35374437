"""Where Majlis keeps its data, and what must be set before heavy tools are imported."""

import hashlib
import os
from collections.abc import MutableMapping
from pathlib import Path

import majlis

HOME_VARIABLE = "MAJLIS_HOME"
NUMBA_VARIABLE = "NUMBA_CACHE_DIR"


def home(environment: MutableMapping[str, str] | None = None) -> Path:
    """Return the data folder: ``MAJLIS_HOME``, or the user's data directory.

    Parameters
    ----------
    environment : mapping, optional
        The process's own by default.
    """
    environment = os.environ if environment is None else environment
    if chosen := environment.get(HOME_VARIABLE, "").strip():
        return Path(chosen).expanduser().absolute()
    import platformdirs

    return Path(platformdirs.user_data_dir("majlis", appauthor=False))


def prepare(folder: Path, environment: MutableMapping[str, str] | None = None) -> None:
    """Name the place of compiled kernels. Call it before numba is imported: it reads the variable once.

    Parameters
    ----------
    folder : Path
        The data folder.
    environment : mapping, optional
        The process's own by default. A cache directory that is set already stays.
    """
    environment = os.environ if environment is None else environment
    environment.setdefault(NUMBA_VARIABLE, str(folder / "cache" / "numba" / kernels_key()))


def kernels_key() -> str:
    """Return a key of the sources of all kernels.

    numba sees a change in a kernel's own file, not in a kernel of another file that it calls: without the key an
    upgrade could run yesterday's engine.
    """
    digest = hashlib.sha256()
    for path in sorted(Path(majlis.__file__).parent.rglob("kernels.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
