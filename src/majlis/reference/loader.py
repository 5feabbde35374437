"""Read the data files that ship: CSV with a few ``#`` lines of source at the top."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Table:
    """A shipped table.

    Attributes
    ----------
    name : str
        File name, without ``.csv``.
    sha256 : str
        Hash of the file's bytes.
    about : tuple of str
        The ``#`` lines: what it is, source, date, licence.
    rows : tuple of mapping
        One mapping of column to text per row.
    """

    name: str
    sha256: str
    about: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]

    def column(self, name: str) -> tuple[str, ...]:
        """Return one column's texts, in row order."""
        return tuple(row[name] for row in self.rows)


def load_bytes(name: str) -> bytes:
    """Return the bytes of a shipped data file.

    Raises
    ------
    NotFoundError
        If no such file ships.
    """
    path = files("majlis.reference").joinpath("data", name)
    if not path.is_file():
        raise NotFoundError(f"no data file {name!r} ships with Majlis", mend="look into majlis/reference/data")
    return path.read_bytes()


@cache
def load_table(name: str) -> Table:
    """Return a shipped CSV table with its hash.

    Parameters
    ----------
    name : str
        For example ``"sectors"``.

    Raises
    ------
    NotFoundError
        If no such table ships.
    """
    data = load_bytes(f"{name}.csv")
    lines = data.decode("utf-8").splitlines()
    about = tuple(line.removeprefix("#").strip() for line in lines if line.startswith("#"))
    rows = tuple(csv.DictReader(line for line in lines if not line.startswith("#")))
    return Table(name, sha256_hex(data), about, rows)


def sectors() -> Table:
    """Return the sectors: id, name, noun (as in "attacks on hospitals")."""
    return load_table("sectors")


def services() -> Table:
    """Return the services people use: id, name, sector, phrase ("without power")."""
    return load_table("services")


def incident_kinds() -> Table:
    """Return the kinds of incident: id, name, what counts."""
    return load_table("incident_kinds")


def areas() -> Table:
    """Return the 136 districts of Pakistan of the 2023 census, with population and a point each."""
    return load_table("areas")


def countries() -> Table:
    """Return the countries: code, name, currencies, languages, time_zones (with blanks between)."""
    return load_table("countries")


def currencies() -> Table:
    """Return the currencies in use: code, name."""
    return load_table("currencies")


def languages() -> Table:
    """Return the languages that are official anywhere: code, name."""
    return load_table("languages")


def time_zones() -> frozenset[str]:
    """Return the names of the IANA time zones of all countries, and UTC."""
    return frozenset(name for zones in countries().column("time_zones") for name in zones.split()) | {"UTC"}
