"""Settings as the command line finds them, and what must be set before heavy tools are imported."""

import hashlib
import os
from collections.abc import Mapping, MutableMapping, Sequence
from pathlib import Path

import majlis
from majlis.acts.settings import DEFAULT, KNOWN, Setting, resolve, value_of
from majlis.kernel.errors import InputError

HOME_VARIABLE = "MAJLIS_HOME"
NUMBA_VARIABLE = "NUMBA_CACHE_DIR"
_OPTIONS = {known.option: known.key for known in KNOWN if known.option}


def split(arguments: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Take the options that stand before the command off a command line.

    Returns
    -------
    tuple of dict and list
        Setting to value, and the rest of the words.

    Raises
    ------
    InputError
        If one has no value or is given twice.
    """
    typed: dict[str, str] = {}
    rest = list(arguments)
    while rest and (option := rest[0].partition("=")[0]) in _OPTIONS:
        word = rest.pop(0)
        value = word.partition("=")[2] if "=" in word else (rest.pop(0) if rest else "")
        if not value or value.startswith("-"):
            raise InputError(f"the option {option} needs a value", where="majlis", code="cli.missing")
        if _OPTIONS[option] in typed:
            raise InputError(f"{option} is given twice", where="majlis", mend="give it once", code="cli.given-twice")
        typed[_OPTIONS[option]] = value
    return typed, rest


def settings(typed: Mapping[str, str], environment: Mapping[str, str] | None = None) -> tuple[Setting, ...]:
    """Return every setting, with the default of this machine's user.

    Parameters
    ----------
    typed : mapping
        As :func:`split` returns it.
    environment : mapping, optional
        The process's own by default.

    Raises
    ------
    InputError
        As :func:`majlis.acts.settings.resolve`.
    """
    environment = os.environ if environment is None else environment
    defaults = {
        "home": "" if typed.get("home") or environment.get(HOME_VARIABLE, "").strip() else str(_users_own()),
        "backups": "{home}/backups",
        "log": "file",
        "log_megabytes": "10",
        "hosts": "localhost,127.0.0.1,[::1]",
        "https": "no",
        "idle_minutes": "30",
        "second_factor": "optional",
        "mail_port": "587",
        "mail_security": "starttls",
        "mail_marking": "TLP:CLEAR",
        "api_read": "600",
        "api_write": "120",
        "api_long": "12",
        "api_megabytes": "500",
        "numba_cache": "{home}/cache/numba",
    }
    return resolve(typed, environment, defaults)


def _users_own() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("majlis", appauthor=False))


def home(environment: Mapping[str, str] | None = None) -> Path:
    """Return the data folder: ``MAJLIS_HOME``, or the user's data directory.

    Parameters
    ----------
    environment : mapping, optional
        The process's own by default.
    """
    return Path(value_of(settings({}, environment), "home"))


def prepare(found: tuple[Setting, ...], environment: MutableMapping[str, str] | None = None) -> None:
    """Name the place of compiled kernels. Call it before numba is imported: it reads the variable once.

    Parameters
    ----------
    found : tuple of Setting
    environment : mapping, optional
        The process's own by default. A cache directory that the environment names stays. Where nothing may be written,
        kernels are compiled into a folder that goes with the process: numba refuses to work without one, and reading
        acts must work on a read-only disk.
    """
    environment = os.environ if environment is None else environment
    setting = next(one for one in found if one.key == "numba_cache")
    folder = Path(setting.value).expanduser().absolute()
    if setting.origin == DEFAULT:
        folder /= kernels_key()
    if not _writable(folder):
        import atexit
        import shutil
        import tempfile

        # A fresh folder that only this user can enter: what lies in it is run.
        folder = Path(tempfile.mkdtemp(prefix="majlis-numba-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    environment[NUMBA_VARIABLE] = str(folder)


def _writable(folder: Path) -> bool:
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    return os.access(there, os.W_OK | os.X_OK)


def kernels_key() -> str:
    """Return a key of the sources of all kernels.

    numba sees a change in a kernel's own file, not in a kernel of another file that it calls: without the key an
    upgrade could run yesterday's engine.
    """
    digest = hashlib.sha256()
    for path in sorted(Path(majlis.__file__).parent.rglob("kernels.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
