"""Find the place that a text names: a directory, a nation of the records, or a version of the vault."""

import difflib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from majlis.adapters.places.place import Place
from majlis.adapters.vault import Vault
from majlis.infrastructure.dossier.schema import HEADER_FILE
from majlis.kernel.access import Reader
from majlis.kernel.errors import NotFoundError, PermissionDeniedError

if TYPE_CHECKING:
    from majlis.adapters.records.handle import Records

SHORTEST_HASH = 6
"""So many digits of a hash at least stand for a version."""
LONGEST_NAME = 240
"""Longest name of a nation with its version, or of a directory here, bytes."""
_HASH = re.compile(rf"[0-9a-f]{{{SHORTEST_HASH},64}}")
_WHOLE = 64


def find_place(
    text: str, vault: Vault, reader: Reader, records: "Callable[[], Records | None]", *, directories: bool
) -> Place:
    """Return the place that a text names.

    In this order: a text that holds a path separator, or names a directory with a ``nation.toml`` here, is a
    directory; a nation of the records (``code``: its newest version, ``code@3``, ``code@draft``) comes next, and then
    the hash of a version in the vault, or a beginning of it. So a directory ``./reference`` hides a recorded nation
    ``reference`` only if it is a dossier, and a name made of hexadecimal digits is a name where it is recorded.

    Parameters
    ----------
    text : str
    vault : Vault
    reader : Reader
        Who reads.
    records : callable
        Opens the records, or gives None where there are none yet; called only if the text names no directory.
    directories : bool
        Whether directories of this machine count. Where they do not, no file system is looked at for the text.

    Raises
    ------
    NotFoundError
        If nothing fits.
    InputError
        If several versions begin with the digits.
    PermissionDeniedError
        If the text is a path and directories do not count.
    """
    if _is_path(text):
        if not directories:
            raise _no_directories(reader)
        return _directory(text)
    if not text.isprintable() or len(text.encode()) > LONGEST_NAME:  # no system and no database takes such names
        raise _nothing(text, directories=directories)
    if directories and Path(text, HEADER_FILE).is_file():
        return _directory(text)
    opened = None if len(text) == _WHOLE and _HASH.fullmatch(text) else records()
    missing: NotFoundError | None = None
    if opened is not None:
        try:
            return _recorded(text, vault, opened)
        except NotFoundError as error:
            missing = error
    if _HASH.fullmatch(text):
        from majlis.adapters.places.kept import KeptPlace, kept_hash

        if sha256 := kept_hash(vault, text):
            return KeptPlace(vault, sha256, reader, records)
    if directories and Path(text).is_dir():
        return _directory(text)
    raise missing or _nothing(text, directories=directories)


def _is_path(text: str) -> bool:
    """Tell whether a text can only be a path: it holds a separator, or is ``.``, ``..`` or ``~``."""
    separators = {"/", os.sep, os.altsep or "/"}
    return text in {"", ".", "..", "~"} or any(separator in text for separator in separators)


def _directory(text: str) -> Place:
    from majlis.adapters.places.directory import DirectoryPlace

    return DirectoryPlace(Path(text))


def _recorded(text: str, vault: Vault, records: "Records") -> Place:
    from majlis.adapters.places.recorded import RecordedPlace
    from majlis.adapters.records import nations

    return RecordedPlace(records, vault, nations.find(records, text))


def _no_directories(reader: Reader) -> PermissionDeniedError:
    return PermissionDeniedError(
        f"{reader.name} may not name a directory of this machine",
        where="argument NATION",
        why="only who sits at the machine reads its files",
        mend="name a nation of the records: majlis nation list",
        code="place.directory",
    )


def _nothing(text: str, *, directories: bool) -> NotFoundError:
    here = sorted(file.parent.name for file in Path().glob(f"*/{HEADER_FILE}")) if directories else []
    near = difflib.get_close_matches(text, here, n=1)
    hint = f"did you mean {near[0]}? Otherwise " if near else ""
    return NotFoundError(
        f"there is no nation {text[:80]!r}",
        where="argument NATION",
        why=f"it is no directory with a {HEADER_FILE}, no recorded nation, and no hash of a version in the vault",
        mend=f"{hint}give a directory; `majlis nation list` shows the recorded nations, "
        "`majlis nation import` records one, `majlis nation synthesize` makes one",
        code="nation.not-found",
    )
