"""What takes long to draw is drawn once: kept as text under the data folder's cache, the oldest go first."""

import gzip
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from majlis import __version__
from majlis.kernel.canonical import sha256_hex

FOLDER = "drawn"
MOST = 400
"""Pieces kept; each is 5 to 100 kB."""
_SPARE = 50
"""So many more may lie there before the oldest are cleared away."""


def kept(home: Path, key: str, make: Callable[[], str]) -> str:
    """Return a piece of a page from the cache; make and keep it where it is not there.

    Whatever is wrong with the cache, the piece is made: a cache that cannot be written costs time, nothing else.

    Parameters
    ----------
    home : Path
        The data folder.
    key : str
        Everything that the piece depends on, such as the run's id and the chart. Who may see it was judged before.
    make : callable
    """
    folder = home / "cache" / FOLDER
    path = folder / f"{sha256_hex(f'{__version__}|{key}'.encode())}.gz"
    try:
        return gzip.decompress(path.read_bytes()).decode()
    except (OSError, EOFError, ValueError):
        text = make()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f".{uuid4().hex}")
        draft.write_bytes(gzip.compress(text.encode(), 6, mtime=0))
        draft.replace(path)
        _clear(folder)
    except OSError:
        return text
    return text


def _clear(folder: Path) -> None:
    found = list(folder.glob("*.gz"))
    if len(found) <= MOST + _SPARE:
        return
    for path in sorted(found, key=lambda one: one.stat().st_mtime)[: len(found) - MOST]:
        path.unlink(missing_ok=True)
