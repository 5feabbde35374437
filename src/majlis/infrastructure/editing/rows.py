"""One row of a nation as a person types and reads it: its table, its key, its columns as texts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from majlis.infrastructure.dossier.header import header_of_table, header_table
from majlis.infrastructure.dossier.schema import TABLES, Column, Table
from majlis.infrastructure.nation import Header
from majlis.kernel.errors import Fault, InputError
from majlis.kernel.spelling import nearest

HEADER = "header"
"""The facts of ``nation.toml``, edited like a table of one row whose key is the nation's code."""
TABLE_NAMES = (*(table.name for table in TABLES), HEADER)
_BY_NAME = {table.name: table for table in TABLES}
_SAMPLE = 60
_USUAL = {"k": "1", "buffer_h": "0", "need": "run", "confidence": "1", "basis": "declared", "black_start": "false"}
"""What a new row says where a person says nothing."""

Row = Any
"""A row's dataclass, or a :class:`Header`."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One row before and after.

    Attributes
    ----------
    table, key : str
        The key columns of the row, joined by ``/``.
    before, after : row or None
        None: it is not there.
    """

    table: str
    key: str
    before: Row | None
    after: Row | None

    @property
    def kind(self) -> str:
        """What happens: ``added``, ``removed`` or ``changed``."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.table, self.key, self.after, self.before)

    def changes(self) -> dict[str, tuple[str | None, str | None]]:
        """Return each column that differs, as texts before and after."""
        before = texts(self.table, self.before) or {}
        after = texts(self.table, self.after) or {}
        names = [*before, *(name for name in after if name not in before)]
        return {n: (before.get(n), after.get(n)) for n in names if before.get(n) != after.get(n)}


def table_named(name: str) -> Table:
    """Return a table of the dossier by its name.

    Raises
    ------
    InputError
        If there is none.
    """
    if name in _BY_NAME:
        return _BY_NAME[name]
    raise InputError(
        f"there is no table {name[:_SAMPLE]!r}",
        why=f"the tables are {', '.join(TABLE_NAMES)}",
        mend=nearest(name, TABLE_NAMES, "give one of them"),
        code="nation.no-table",
    )


def key_text(table: str, row: Row) -> str:
    """Return the key of a row: its key columns, joined by ``/``."""
    if table == HEADER:
        return str(row.id)
    return "/".join(getattr(row, name) for name in _BY_NAME[table].key)


def key_parts(table: Table, key: str) -> tuple[str, ...]:
    """Return the key columns of a key as typed.

    Raises
    ------
    InputError
        If it does not have the form of the table's keys.
    """
    parts = tuple(key.split("/"))
    faults = [] if len(parts) == len(table.key) else ["x"]
    for name, part in zip(table.key, parts, strict=False):
        try:
            _column(table, name).parse(part)
        except ValueError as error:
            faults.append(str(error))
    if faults:
        shape = "/".join(name.upper() for name in table.key)
        raise InputError(
            f"{key[:_SAMPLE]!r} is not the key of a row of {table.name}",
            mend=f"write {shape}, like {_example(table)}",
            code="nation.key",
        )
    return parts


def _example(table: Table) -> str:
    examples = {"node": "hospital:east-12", "group": "power", "supplier": "grid:north-07", "id": "grid:north-07"}
    return "/".join(examples[name] for name in table.key)


def texts(table: str, row: Row | None) -> dict[str, str] | None:
    """Return the columns of a row as the texts that stand for them; None for no row."""
    if row is None:
        return None
    if table == HEADER:
        return {name: _header_text(value) for name, value in header_table(row).items() if name != "format"}
    return {column.name: column.cell.text(getattr(row, column.name)) for column in _BY_NAME[table].columns}


def row_of(table: str, cells: Mapping[str, str]) -> Row:
    """Return the row that texts stand for; every column is there.

    Raises
    ------
    InputError
        With every cell that does not fit, in the words of the dossier's reader.
    """
    if table == HEADER:
        return header_of_table({"format": 1, **{name: _header_value(name, text) for name, text in cells.items()}})
    shape = _BY_NAME[table]
    key = "/".join(cells.get(name, "") for name in shape.key)
    values: dict[str, Any] = {}
    faults = []
    for column in shape.columns:
        try:
            values[column.name] = column.parse(cells[column.name])
        except ValueError as error:
            what = f"{cells[column.name][:_SAMPLE]!r}: {error}"
            where = f"{table}, {key}, column {column.name}"
            faults.append(Fault("nation.cell", what, where, "", column.wanted))
    if faults:
        raise InputError(f"the row {key} of {table} does not fit", code="nation.row", faults=faults)
    return shape.row(**values)


def new_row(table: str, key: str, cells: Mapping[str, str], *, marking: str) -> Row:
    """Return a new row from its key and the columns that a person gave.

    Left out may be: what may be empty, the marking (that of the nation), and what has a usual value.

    Raises
    ------
    InputError
        If a column is unknown, is missing or does not fit.
    """
    shape = table_named(table)
    own = dict(zip(shape.key, key_parts(shape, key), strict=True))
    _refuse_unknown(shape.columns, cells, key_columns=shape.key)
    given = {"marking": marking, **_USUAL, **cells, **own}
    filled = {column.name: given.get(column.name, "") for column in shape.columns}
    missing = [column for column in shape.columns if column.name not in given and not _may_be_empty(column)]
    if missing:
        faults = [
            Fault(
                "nation.missing", f"the column {column.name} is missing", f"{table}, {key}", column.about, _say(column)
            )
            for column in missing
        ]
        raise InputError(f"the new row {key} of {table} is not complete", code="nation.missing", faults=faults)
    return row_of(table, filled)


def changed_row(table: str, row: Row, cells: Mapping[str, str]) -> Row:
    """Return a row with some of its columns changed; its key stays.

    Raises
    ------
    InputError
        If a column is unknown, belongs to the key, or does not fit.
    """
    before = texts(table, row) or {}
    if table == HEADER:
        _refuse_unknown_names(tuple(before), cells, key_columns=("id",))
    else:
        _refuse_unknown(_BY_NAME[table].columns, cells, key_columns=_BY_NAME[table].key)
    return row_of(table, {**before, **cells})


def settings(assignments: Sequence[str]) -> dict[str, str]:
    """Return ``column=value`` texts as a mapping.

    Raises
    ------
    InputError
        If one has no ``=``, or a column occurs twice.
    """
    found: dict[str, str] = {}
    for text in assignments:
        name, equals, value = text.partition("=")
        if not equals or not name.strip() or name.strip() in found:
            what = "occurs twice" if equals and name.strip() else "is not COLUMN=VALUE"
            raise InputError(
                f"{text[:_SAMPLE]!r} {what}",
                where="option --set",
                mend="write each column once, like --set restart_h=4 'name=North station'",
                code="nation.set",
            )
        found[name.strip()] = value.strip()
    return found


def _refuse_unknown(columns: Sequence[Column], cells: Mapping[str, str], *, key_columns: Sequence[str]) -> None:
    _refuse_unknown_names([column.name for column in columns], cells, key_columns=key_columns)


def _refuse_unknown_names(names: Sequence[str], cells: Mapping[str, str], *, key_columns: Sequence[str]) -> None:
    faults = []
    for name in cells:
        if name in key_columns:
            what, mend = (
                f"{name} belongs to the key of the row",
                "add the row anew under its new key, and retire this one",
            )
            faults.append(Fault("nation.key-column", what, "option --set", "others refer to it by its key", mend))
        elif name not in names:
            mend = nearest(name, names, f"the columns are {', '.join(names)}")
            faults.append(
                Fault("nation.column-unknown", f"the column {name[:_SAMPLE]!r} is unknown", "option --set", "", mend)
            )
    if faults:
        raise InputError("columns do not fit", code="nation.set", faults=faults)


def _may_be_empty(column: Column) -> bool:
    try:
        column.parse("")
    except ValueError:
        return False
    return True


def _say(column: Column) -> str:
    return f"add --set {column.name}=VALUE; {column.wanted}"


def _column(table: Table, name: str) -> Column:
    return table.columns[table.names.index(name)]


def _header_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _header_value(name: str, text: str) -> Any:  # noqa: ANN401 - each fact has its own type
    if name == "synthetic":
        return {"true": True, "false": False}.get(text.lower(), text)
    if name in {"horizon_hours", "slot_minutes"}:
        return int(text) if text.isascii() and text.isdigit() else text
    return text


def header_edit(before: Header, after: Header) -> tuple[Edit, ...]:
    """Return the edit of the header, if it differs."""
    return () if before == after else (Edit(HEADER, after.id, before, after),)


def counted(edits: Iterable[Edit]) -> dict[str, dict[str, int]]:
    """Return how many rows are added, changed and removed, by table."""
    counts: dict[str, dict[str, int]] = {}
    for (table, added, removed), number in Counter((e.table, e.before is None, e.after is None) for e in edits).items():
        kind = "added" if added else "removed" if removed else "changed"
        counts.setdefault(table, {})[kind] = number
    return counts
