"""Databases with our tables, made once for all tests, processes and sessions: migrating an empty one takes seconds.

A template is found by a key of all that says what is in it: migrations, models, and every module of ours that these
import. Where one of them differs, it is made anew.
"""

import ast
import fcntl
import hashlib
import importlib.metadata
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import majlis

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".databases_cache"
MOST = 6
"""So many are kept of a kind; the oldest goes first."""
_SOURCE = Path(majlis.__file__).resolve().parents[1]
_STARTS = ("majlis/adapters/records/migrations/*.py", "majlis/adapters/records/models/**/*.py")
_SETTINGS = ("majlis/adapters/records/apps.py", "majlis/interfaces/site/configuration.py")
_MADE_WITH = ("django", "django-allauth", "django-axes", "psycopg")


def template(name: str, make: Callable[[Path], None], to: Path) -> None:
    """Copy the template of a name to a folder that is not there yet; make it first where none is kept.

    Parameters
    ----------
    name : str
    make : callable
        Fills the empty folder that it is given.
    to : Path
    """
    KEPT.mkdir(exist_ok=True)
    with (KEPT / f".{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        folder = KEPT / f"{name}-{key()}"
        if not folder.is_dir():
            _drop_oldest(name)
            draft = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=KEPT))
            try:
                make(draft)
                draft.rename(folder)
            finally:
                shutil.rmtree(draft, ignore_errors=True)
        # `cp -a` keeps the owner: PostgreSQL wants its files to be its own.
        subprocess.run(["cp", "-a", folder, to], check=True)


def _drop_oldest(name: str) -> None:
    kept = sorted(KEPT.glob(f"{name}-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in kept[MOST - 1 :]:
        shutil.rmtree(old, ignore_errors=True)


@cache
def key() -> str:
    """Return a key of all that says what is in a template."""
    digest = hashlib.sha256()
    for path in sorted({*_with_imports(_named(_STARTS)), *_named(_SETTINGS), Path(__file__)}):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for name in _MADE_WITH:
        digest.update(f"{name} {importlib.metadata.version(name)}".encode())
    return digest.hexdigest()[:12]


def _named(globs: Iterable[str]) -> Iterator[Path]:
    for glob in globs:
        yield from _SOURCE.glob(glob)


def _with_imports(starts: Iterable[Path]) -> set[Path]:
    """Return modules and every module of ours that they import, at whatever place, and so on."""
    seen: set[Path] = set()
    waiting = list(starts)
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            waiting += [file for name in _imports(path) for file in _files_of(name)]
    return seen


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def _files_of(name: str) -> Iterator[Path]:
    if name.startswith("majlis."):
        place = _SOURCE.joinpath(*name.split("."))
        yield from (file for file in (place.with_suffix(".py"), place / "__init__.py") if file.is_file())
