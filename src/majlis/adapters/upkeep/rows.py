"""What a database says of itself: tables and their rows, steps taken, and the files that rows refer to.

The questions are plain SQL that every database understands, asked without Django: a backup is judged without making the
process use it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Query = Callable[[str], Sequence[Sequence[Any]]]
"""Asks one question and returns all rows."""

_OURS = ("majlis_", "auth_", "django_")
_STEPS = "django_migrations"
_REFERENCES = (
    ("majlis_run", "vault_run", "vault/runs"),
    ("majlis_run", "nation_sha256", "vault/nations"),
    ("majlis_run", "evidence_sha256", "vault/evidence"),
    ("majlis_run", "parameters_sha256", "vault/parameters"),
    ("majlis_nationversion", "sha256", "vault/nations"),
    ("majlis_revision", "kept_before", "vault/nations"),
    ("majlis_upload", "sha256", "uploads"),
    ("majlis_documentfile", "sha256", "uploads"),
    ("majlis_reportfile", "sha256", "uploads"),
    ("majlis_paperversion", "sha256", "uploads"),
    ("majlis_actionstep", "sha256", "uploads"),
    ("majlis_minutes", "sha256", "uploads"),
    ("majlis_minutestemplate", "sha256", "uploads"),
)
"""Table and column that name a file or folder, and the folder of the home where it lies."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A database at one instant.

    Attributes
    ----------
    migrations : tuple of str
        Steps of Majlis that were taken, in order.
    counts : dict of str to int
        Rows of each table.
    references : tuple of str
        Places in the home, with slashes, that rows refer to.
    """

    migrations: tuple[str, ...]
    counts: dict[str, int]
    references: tuple[str, ...]


def rows_of(tables: Sequence[str], query: Query) -> Rows:
    """Ask a database what it holds.

    Parameters
    ----------
    tables : sequence of str
        Names of its tables.
    query : callable
    """
    ours = sorted(name for name in tables if name.startswith(_OURS))
    counts = {name: int(query(f'SELECT COUNT(*) FROM "{name}"')[0][0]) for name in ours}  # noqa: S608 - names of tables
    steps = query(f"SELECT name FROM {_STEPS} WHERE app = 'majlis' ORDER BY name") if _STEPS in ours else ()  # noqa: S608 - a constant
    return Rows(tuple(str(row[0]) for row in steps), counts, references(ours, query))


def references(tables: Sequence[str], query: Query) -> tuple[str, ...]:
    """Return the places in the home that rows refer to, sorted, each once."""
    found = set()
    for table, column, folder in _REFERENCES:
        if table in tables:
            question = f"SELECT DISTINCT {column} FROM {table} WHERE {column} <> ''"  # noqa: S608 - constants
            found |= {f"{folder}/{row[0]}" for row in query(question)}
    return tuple(sorted(found))
