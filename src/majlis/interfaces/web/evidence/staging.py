"""A file that was sent waits here while its sender looks at what it would be read as: for a day, for nobody else."""

import shutil
import time
from pathlib import Path
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from majlis.interfaces.web.asking import DESKS, asking, safe_name
from majlis.kernel.errors import NotFoundError

_KEY = "evidence-files"
_LAST = 24 * 3600
"""Seconds that a file waits."""
_MOST = 5
"""Files of one person that wait at once; the oldest goes."""
_CHUNK = 1_000_000


def keep(request: HttpRequest, file: "UploadedFile[bytes]") -> str:
    """Keep a file that was sent, and return the token under which its sender finds it.

    Parameters
    ----------
    request : HttpRequest
    file : UploadedFile
    """
    folder = _folder(request)
    _clear_old(folder)
    token = uuid4().hex
    place = folder / token
    place.mkdir(mode=0o700, parents=True)
    with (place / safe_name(file.name or "file")).open("wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    tokens = [*request.session.get(_KEY, []), token]
    for old in tokens[:-_MOST]:
        shutil.rmtree(folder / old, ignore_errors=True)
    request.session[_KEY] = tokens[-_MOST:]
    return token


def find(request: HttpRequest, token: str) -> Path:
    """Return a file that waits.

    Raises
    ------
    NotFoundError
        If the person has kept none under this token, or it is gone.
    """
    found = sorted((_folder(request) / token).iterdir()) if token in _tokens(request) else []
    if not found:
        raise NotFoundError(
            "the file is no longer here", why="a file waits for a day", mend="send it again", code="web.file-gone"
        )
    return found[0]


def lay(request: HttpRequest, path: Path) -> Path:
    """Lay a file that waits on the desk of this request, where acts may read it; return where it lies."""
    with path.open("rb") as file:
        return asking(request).lay(path.name, iter(lambda: file.read(_CHUNK), b""))


def drop(request: HttpRequest, token: str) -> None:
    """Clear a file away that is no longer needed."""
    if token in _tokens(request):
        shutil.rmtree(_folder(request) / token, ignore_errors=True)
        request.session[_KEY] = [one for one in request.session[_KEY] if one != token]


def _tokens(request: HttpRequest) -> list[str]:
    folder = _folder(request)
    return [token for token in request.session.get(_KEY, []) if (folder / token).is_dir()]


def _folder(request: HttpRequest) -> Path:
    return asking(request).home / DESKS / "waiting"


def _clear_old(folder: Path) -> None:
    for place in folder.iterdir() if folder.is_dir() else ():
        if place.stat().st_mtime < time.time() - _LAST:
            shutil.rmtree(place, ignore_errors=True)
