"""Nations kept warm: the network and the columns of a version, in memory for the next question and on disk for others.

The vault's dossier of a large nation takes ten seconds to read and verify; a what-if is to answer in a tenth of one.
What is kept is named by the hash of the version, so that it is never out of date. Who may see a version is asked of the
records each time, before it is looked for here.
"""

import contextlib
import logging
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from zipfile import BadZipFile

from majlis.adapters.places.recorded import RecordedPlace
from majlis.adapters.records import nations
from majlis.adapters.records.handle import Records
from majlis.adapters.records.nations.named import Named
from majlis.adapters.vault import Vault
from majlis.infrastructure.nation import Nation
from majlis.infrastructure.picture.engine import Engine
from majlis.infrastructure.picture.pack import VERSION, packed, unpacked
from majlis.infrastructure.picture.picture import Picture, picture_of
from majlis.kernel.errors import InputError

MOST_BYTES = 400 * 2**20
"""What the engines of one process may take in memory. The one that was asked longest ago goes first."""
MOST_STORED = 2 * 2**30
"""What the pictures on disk may take, bytes: some fifty of 100,000 assets. What was read longest ago goes first."""
QUICK = 12_000
"""Rows of a version that is read from the vault while somebody waits."""
FOLDER = "networks"
_log = logging.getLogger(__name__)
_held: OrderedDict[str, Engine] = OrderedDict()
_guard, _loading = Lock(), Lock()


@dataclass(frozen=True, slots=True)
class Warm:
    """A version of a nation, ready to be asked.

    Attributes
    ----------
    named : Named
        Which version it is.
    engine : Engine
    """

    named: Named
    engine: Engine

    @property
    def picture(self) -> Picture:
        """The version as columns."""
        return self.engine.picture


def warm(records: Records, vault: Vault, text: str) -> Warm:
    """Return a version of a nation of the records, ready to be asked.

    Parameters
    ----------
    records : Records
        Of who asks: a version that the person may not see is a version that is not there.
    vault : Vault
    text : str
        ``code`` or ``code@3``.

    Raises
    ------
    NotFoundError
        If there is no such nation, or no published version of it, or the person may not see it.
    """
    named = nations.find(records, text)
    if named.version is None:  # a draft changes; it is read anew each time
        return Warm(named, Engine(picture_of(RecordedPlace(records, vault, named).nation())))
    with _guard:
        if named.sha256 in _held:
            _held.move_to_end(named.sha256)
            return Warm(named, _held[named.sha256])
    with _loading:  # two who ask for the same load it once
        engine = _held.get(named.sha256) or Engine(_picture(RecordedPlace(records, vault, named), records.home))
        with _guard:
            _held[named.sha256] = engine
            _held.move_to_end(named.sha256)
            _forget()
    return Warm(named, engine)


def is_ready(records: Records, text: str) -> bool:
    """Tell whether a version can be asked at once; one that must be read from the vault first takes seconds, if large.

    Parameters
    ----------
    records : Records
        Of who asks.
    text : str
        ``code`` or ``code@3``.

    Raises
    ------
    NotFoundError
        If there is no such version, or the person may not see it.
    """
    named = nations.find(records, text)
    if named.version is None or named.sha256 in _held or _path(records.home, named.sha256).is_file():
        return True
    return sum(map(int, named.rows.values())) <= QUICK


def prepare(home: Path, sha256: str, nation: Nation) -> None:
    """Keep the picture of a version on disk while its nation is at hand, so that nobody waits for it later.

    Parameters
    ----------
    home : Path
        The data folder.
    sha256 : str
        Hash of the version.
    nation : Nation
        What the version says.
    """
    path = _path(home, sha256)
    if not path.is_file():
        with contextlib.suppress(OSError, InputError):  # it is made when it is first asked for, or says then why not
            _keep(path, packed(picture_of(nation)))


def held() -> tuple[int, int]:
    """Return how many nations this process holds, and about how many bytes they take."""
    with _guard:
        return len(_held), sum(engine.size for engine in _held.values())


def forget() -> None:
    """Let go of every nation that this process holds."""
    with _guard:
        _held.clear()


def _forget() -> None:
    while len(_held) > 1 and sum(engine.size for engine in _held.values()) > MOST_BYTES:
        _held.popitem(last=False)


def _picture(place: RecordedPlace, home: Path) -> Picture:
    path = _path(home, place.named.sha256)
    if path.is_file():
        try:
            with path.open("rb") as file:
                _touch(path)
                return unpacked(file)
        except (ValueError, KeyError, OSError, BadZipFile, EOFError):  # made anew below
            _log.warning("the picture %s cannot be read and is made anew", path.name[:12])
    found = picture_of(place.nation())
    with contextlib.suppress(OSError):  # a full disk makes the next one slower, and no answer wrong
        _keep(path, packed(found))
    return found


def _touch(path: Path) -> None:
    with contextlib.suppress(OSError):  # a folder that cannot be written is no reason to fail
        path.touch()


def _path(home: Path, sha256: str) -> Path:
    return home / "cache" / FOLDER / f"{sha256}-{VERSION}.npz"


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        draft.touch(mode=0o600)
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    _sweep(path.parent)


def _sweep(folder: Path) -> None:
    """Remove what was read longest ago, until the rest takes no more than it may; the newest stays."""
    kept = sorted(((file.stat(), file) for file in folder.glob("*.npz")), key=lambda one: one[0].st_mtime)
    total = sum(stat.st_size for stat, _ in kept)
    for stat, old in kept[:-1]:
        if total <= MOST_STORED:
            return
        old.unlink(missing_ok=True)
        total -= stat.st_size
