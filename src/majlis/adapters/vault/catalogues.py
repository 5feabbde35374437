"""Catalogues that came in by file: each under its hash, and a journal that says which one counts.

The journal is written anew beside itself and renamed, so that it is there whole or as it was. A catalogue that no
longer counts stays: runs that were made with it are replayed with it.
"""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from majlis.adapters.vault.store import Vault
from majlis.evidence.catalogue import Catalogue, from_document, shipped
from majlis.kernel.errors import ConflictError, IntegrityError

KIND = "catalogues"
INPUT = "catalogue"
"""Name under which a run pins its catalogue."""
JOURNAL = "journal.jsonl"
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the journal: from then on, this catalogue counted.

    Attributes
    ----------
    at : str
        Instant, UTC.
    actor : str
    action : str
        ``update`` or ``revert``.
    sha256 : str
        Of the catalogue that counts from then on; empty: the one that ships.
    file_sha256 : str
        Of the file it came in; empty for ``revert``.
    """

    at: str
    actor: str
    action: str
    sha256: str
    file_sha256: str = ""


def journal(vault: Vault) -> tuple[Line, ...]:
    """Return the journal, oldest line first.

    Raises
    ------
    IntegrityError
        If it cannot be read.
    """
    path = _journal(vault)
    if not path.is_file():
        return ()
    try:
        return tuple(Line(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())
    except (ValueError, TypeError, UnicodeDecodeError) as error:
        raise IntegrityError(
            f"the journal of catalogues cannot be read ({type(error).__name__})",
            where=str(path),
            why="it says which catalogue counts",
            mend="restore the vault from a backup",
            code="vault.catalogues",
        ) from None


def counting(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the updates that stand, oldest first: each revert takes the newest one away."""
    standing: list[Line] = []
    for line in lines:
        if line.action == "update":
            standing.append(line)
        elif standing:
            standing.pop()
    return tuple(standing)


def current(vault: Vault) -> Catalogue:
    """Return the catalogue that counts: the newest that came in by file, or the one that ships if that is newer.

    Raises
    ------
    IntegrityError
        If the journal or the catalogue is damaged.
    """
    own, standing = shipped(), counting(journal(vault))
    if not standing:
        return own
    found = kept(vault, standing[-1].sha256)
    return own if own.released > found.released else found


def kept(vault: Vault, sha256: str) -> Catalogue:
    """Return a catalogue of the vault, verified.

    Raises
    ------
    NotFoundError, IntegrityError
        If it is not there, or not what its hash says.
    """
    return from_document(json.loads(vault.kept_document(KIND, sha256)))


def keep(vault: Vault, catalogue: Catalogue) -> str:
    """Keep a catalogue under its hash and return the hash."""
    return vault.keep_document(KIND, catalogue.document())


def append(vault: Vault, line: Line, *, after: tuple[Line, ...]) -> None:
    """Write a further line of the journal.

    Parameters
    ----------
    vault : Vault
    line : Line
    after : tuple of Line
        The journal that the line was decided on.

    Raises
    ------
    ConflictError
        If another process has written in the meantime; nothing is changed.
    """
    path = _journal(vault)
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path.parent / _LOCK):
        if journal(vault) != after:
            raise ConflictError(
                "another process has changed the catalogue just now",
                mend="see majlis catalogue list, and try again",
                code="catalogue.changed",
            )
        work = path.with_suffix(".partial")
        rows: list[Mapping[str, str]] = [asdict(one) for one in (*after, line)]
        with work.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)
            stream.flush()
            os.fsync(stream.fileno())
        work.replace(path)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w", encoding="ascii") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)  # goes with the process, however it ends
        yield


def _journal(vault: Vault) -> Path:
    return vault.root / KIND / JOURNAL
