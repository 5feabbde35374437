"""Where Majlis keeps its data, and what must be set before heavy tools are imported."""

import os
from collections.abc import MutableMapping
from pathlib import Path

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
    environment.setdefault(NUMBA_VARIABLE, str(folder / "cache" / "numba"))
