"""Write many rows at once: prepared statements on SQLite, COPY on PostgreSQL. Within a transaction of the caller."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from django.db.models.functions import ExtractYear, Substr


def insert(table: type[models.Model] | str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Insert rows. The database gives the ids, in the order of the rows.

    Parameters
    ----------
    table : model or str
        Or the name of a table.
    columns : sequence of str
        Names of columns (of a foreign key: ``nation_id``). Every column without a default of the database is needed.
    rows : iterable of sequences
        Values as the database takes them: days as texts ``2025-03-01``, instants of :func:`instant`, JSON as text.
        They are taken one by one: the iterable may make them, and tell progress, as it goes. It must not ask the
        database anything meanwhile: on PostgreSQL both would wait for each other for ever.
    """
    name = table if isinstance(table, str) else _name(table)
    listed = ", ".join(connection.ops.quote_name(column) for column in columns)
    with connection.cursor() as cursor, connection.wrap_database_errors:  # a full disk is told like anywhere else
        if connection.vendor == "sqlite":
            places = ", ".join("?" * len(columns))
            cursor.cursor.connection.executemany(f"INSERT INTO {name} ({listed}) VALUES ({places})", rows)
            return
        with cursor.cursor.copy(f"COPY {name} ({listed}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def instant(moment: Any) -> Any:  # noqa: ANN401 - what the database's driver takes
    """Return an instant as the database takes it."""
    return connection.ops.adapt_datetimefield_value(moment)


def keep_ids(name: str, ids: Iterable[int]) -> None:
    """Make a temporary table of ids, anew where there is one of that name; it is gone with the connection.

    Parameters
    ----------
    name : str
        For example ``ended``. It has one column, ``id``.
    ids : iterable of int
    """
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {name}")
        cursor.execute(f"CREATE TEMPORARY TABLE {name} (id bigint PRIMARY KEY)")
    insert(name, ("id",), ((one,) for one in ids))


def update_named(table: type[models.Model], name: str, changes: str, values: Sequence[Any] = ()) -> None:
    """Change the rows whose ids a table of :func:`keep_ids` holds.

    Parameters
    ----------
    table : model
    name : str
    changes : str
        SQL after ``SET``, with ``%s`` for each value.
    values : sequence
    """
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {_name(table)} SET {changes} WHERE id IN (SELECT id FROM {name})", values)


def year_of(field: str) -> models.Func:
    """Return the year of a day as an expression that the database computes itself.

    On SQLite, Django's own would call Python for each row; there a day is a text that begins with its year.

    Parameters
    ----------
    field : str
    """
    return Substr(field, 1, 4) if connection.vendor == "sqlite" else ExtractYear(field)


def analyze(table: type[models.Model]) -> None:
    """Let the database count a table anew after many rows came: its plans rest on it."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {_name(table)}")


def _name(table: type[models.Model]) -> str:
    return table._meta.db_table  # noqa: SLF001 - Django's documented interface to a model
