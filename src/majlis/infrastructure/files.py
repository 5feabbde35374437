"""The codec of a nation's dossier: a folder of CSV files, read and written as exact inverses."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from majlis.infrastructure.dossier.datapackage import package_bytes
from majlis.infrastructure.dossier.header import header_bytes, read_header
from majlis.infrastructure.dossier.schema import FORMAT, HEADER_FILE, OWN_FILES, PACKAGE_FILE, TABLES
from majlis.infrastructure.dossier.tables import TableReader, cell_faults, table_bytes
from majlis.infrastructure.nation import Header, Nation
from majlis.kernel.canonical import content_hash, sha256_hex
from majlis.kernel.errors import ConflictError, Fault, InputError, NotFoundError
from majlis.kernel.files import write_whole


def read(path: Path | str) -> Nation:
    """Read a nation's dossier.

    Parameters
    ----------
    path : path
        Directory that holds ``nation.toml`` and the six tables.

    Returns
    -------
    Nation
        Rows in file order; ``lines`` says where each row stands.

    Raises
    ------
    NotFoundError
        If there is no dossier.
    InputError
        With every fault of every file: named by file, line and column, with cause and mend.
    """
    folder = Path(path)
    faults: list[Fault] = []
    header: Header | None = None
    try:
        header = header_of(folder)
    except InputError as error:
        if error.fault.code == "nation.format":
            raise
        faults.extend(error.faults)
    readers: dict[str, TableReader] = {}
    for table in TABLES:
        file = folder / table.file
        if file.is_file():
            readers[table.name] = TableReader(table, file.read_bytes())
            faults.extend(readers[table.name].faults)
        else:
            mend = f"add it, at least with its header: {','.join(table.names)}"
            faults.append(Fault("nation.missing-file", f"{table.file} is missing", table.file, "", mend))
    if faults or header is None:
        raise InputError(
            f"{folder} cannot be read: {len(faults)} {'fault' if len(faults) == 1 else 'faults'}",
            code="nation.read",
            faults=faults,
        )
    rows = {name: tuple(reader.rows) for name, reader in readers.items()}
    return Nation(header=header, **rows, lines={f"{name}.csv": reader.lines for name, reader in readers.items()})


def header_of(path: Path | str) -> Header:
    """Read the header of a dossier alone.

    Raises
    ------
    NotFoundError
        If there is no dossier.
    InputError
        With every fault of the header.
    """
    file = Path(path, HEADER_FILE)
    if not file.is_file():
        raise NotFoundError(
            f"there is no nation in {path}",
            why=f"a nation's directory holds {HEADER_FILE} and its tables",
            mend="give another directory, or make one with `majlis nation synthesize`",
            code="nation.not-found",
        )
    return read_header(file.read_bytes())


def write(nation: Nation, path: Path | str) -> None:
    """Write a nation's dossier in its canonical form; rows go in the order of their keys.

    The files are written beside the target and put in place at the end, so that the directory is never half-written.
    Whatever else an existing dossier holds (``evidence/``, ``parameters.csv``, your notes) stays.

    Parameters
    ----------
    nation : Nation
    path : path
        Directory to make, or an existing dossier to replace.

    Raises
    ------
    InputError
        If the nation holds what its files could not give back, with every fault.
    ConflictError
        If something is there that is not a dossier, or one of a newer format.
    """
    target = Path(path).resolve()
    _judge_target(target)
    contents = dossier_contents(nation)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as staging:
        new, old = Path(staging, "new"), Path(staging, "old")
        new.mkdir()
        for name, data in contents.items():
            write_whole(new / name, data)
        if not target.exists():
            new.rename(target)
            return
        _keep_others(target, new)
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise


def _judge_target(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir() or (any(target.iterdir()) and not (target / HEADER_FILE).is_file()):
        raise ConflictError(
            f"{target} exists and is not a nation's directory",
            why="it would be replaced",
            mend="give another directory, or an empty one",
            code="nation.not-a-dossier",
        )
    if (target / HEADER_FILE).is_file():
        try:
            read_header((target / HEADER_FILE).read_bytes())
        except InputError as error:
            if error.fault.code == "nation.format":
                fault = error.fault
                raise ConflictError(
                    fault.what, where=str(target), why=fault.why, mend=fault.mend, code=fault.code
                ) from None


def _keep_others(source: Path, target: Path) -> None:
    for entry in source.iterdir():
        if entry.name in OWN_FILES:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, target / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, target / entry.name, follow_symlinks=False)


def _refuse_faults(nation: Nation) -> None:
    faults = [fault for table in TABLES for fault in cell_faults(table, getattr(nation, table.name))]
    if faults:
        raise InputError(
            f"the nation cannot be written: {len(faults)} {'fault' if len(faults) == 1 else 'faults'}",
            why="its files would not give it back",
            code="nation.write",
            faults=faults,
        )


def _contents(nation: Nation) -> dict[str, bytes]:
    """Return the canonical bytes of every file that carries the nation's content."""
    tables = {table.file: table_bytes(table, getattr(nation, table.name)) for table in TABLES}
    return {HEADER_FILE: header_bytes(nation.header), **tables}


def nation_hash(nation: Nation) -> str:
    """Return the SHA-256 that stands for the nation's content, 64 hexadecimal digits.

    It is the hash of the canonical JSON ``{"files": {file name: sha256 of its canonical bytes}, "format": 1}`` over
    ``nation.toml`` and the six tables: neither order of rows nor line ends, evidence or parameters change it.
    """
    return contents_hash(_contents(nation))


def contents_hash(contents: Mapping[str, bytes]) -> str:
    """Return the hash of a nation from the canonical bytes of its files, as :func:`nation_hash` does."""
    files = {name: sha256_hex(data) for name, data in contents.items() if name != PACKAGE_FILE}
    return content_hash({"format": FORMAT, "files": files})


def dossier_contents(nation: Nation, *, judged: bool = False) -> dict[str, bytes]:
    """Return the canonical bytes of every file of a nation's dossier, by name.

    Parameters
    ----------
    nation : Nation
    judged : bool
        The lint has found no error in it: its cells need not be judged again.

    Raises
    ------
    InputError
        If the nation holds what its files could not give back, with every fault.
    """
    if not judged:
        _refuse_faults(nation)
    return {**_contents(nation), PACKAGE_FILE: package_bytes(nation.header)}


def in_order(nation: Nation) -> Nation:
    """Return the nation with its rows in the order of their keys, as :func:`write` puts them."""
    rows: dict[str, Any] = {
        table.name: tuple(sorted(getattr(nation, table.name), key=attrgetter(*table.key))) for table in TABLES
    }
    return replace(nation, **rows)
