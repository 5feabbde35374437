"""Keep a nation in the vault under the hash of its content, and read it back."""

from collections.abc import Mapping
from pathlib import Path

from majlis.adapters.vault.store import Vault
from majlis.infrastructure.dossier.schema import TABLES
from majlis.infrastructure.dossier.tables import TableReader
from majlis.infrastructure.files import contents_hash, dossier_contents, nation_hash, read
from majlis.infrastructure.nation import Area, Nation
from majlis.kernel.errors import IntegrityError

KIND = "nations"
DOSSIER = "dossier"
"""Folder of a kept nation that holds its dossier."""


def keep_nation(vault: Vault, nation: Nation, sha256: str = "", *, judged: bool = False) -> str:
    """Keep a nation as its dossier, and return its hash.

    Parameters
    ----------
    vault : Vault
    nation : Nation
    sha256 : str, optional
        Its hash, where it is known already.
    judged : bool
        The lint has found no error in it: its cells need not be judged again.
    """
    contents = dossier_contents(nation, judged=judged)
    digest = sha256 or contents_hash(contents)
    vault.keep(KIND, digest, lambda folder: _fill(folder / DOSSIER, contents))
    return digest


def _fill(folder: Path, contents: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, data in contents.items():
        (folder / name).write_bytes(data)


def kept_nation(vault: Vault, sha256: str) -> Nation:
    """Return a nation that was kept, verified.

    Raises
    ------
    NotFoundError
        If it is not there.
    IntegrityError
        If it is not what its hash says.
    """
    nation = read(vault.kept(KIND, sha256) / DOSSIER)
    if nation_hash(nation) != sha256:
        raise IntegrityError(
            f"{KIND}/{sha256[:12]} is not what its hash says",
            mend="restore the vault from a backup",
            code="vault.damaged",
        )
    return nation


def kept_areas(vault: Vault, sha256: str) -> tuple[Area, ...]:
    """Return the areas of a nation that was kept, for a map: its other tables are not read, and nothing is verified.

    Raises
    ------
    NotFoundError
        If the nation is not there.
    """
    table = next(table for table in TABLES if table.name == "areas")
    file = vault.kept(KIND, sha256) / DOSSIER / table.file
    return tuple(TableReader(table, file.read_bytes()).rows) if file.is_file() else ()
