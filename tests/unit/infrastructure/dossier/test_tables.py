"""One table: bytes to rows and back, and every fault with its line and column."""

import math
from dataclasses import replace
from typing import cast

import pytest

from majlis.infrastructure.dossier.schema import TABLES, Table
from majlis.infrastructure.dossier.tables import TableReader, cell_faults, key_texts, table_bytes
from majlis.infrastructure.nation import Basis, Need, Operator, Requirement, Supplier
from majlis.kernel.marking import Marking, Tlp

OPERATORS, SUPPLIERS = (next(t for t in TABLES if t.name == name) for name in ("operators", "suppliers"))
HEAD = b"id,name,sector,marking\n"
ROW = Operator("operator:a", 'A "quoted", name', "power", Marking(Tlp.RED))


def where(table: Table, data: bytes) -> list[str]:
    return [fault.where for fault in TableReader(table, data).faults]


def test_there_and_back() -> None:
    data = table_bytes(OPERATORS, [replace(ROW, id="operator:b"), ROW])
    assert data == HEAD + (
        b'operator:a,"A ""quoted"", name",power,TLP:RED\noperator:b,"A ""quoted"", name",power,TLP:RED\n'
    )
    reader = TableReader(OPERATORS, data)
    assert reader.rows == [ROW, replace(ROW, id="operator:b")]
    assert reader.lines == {"operator:a": 2, "operator:b": 3}


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfid,name,sector,marking\noperator:a,A,power,TLP:RED\n",
        b"id,name,sector,marking\r\noperator:a,A,power,TLP:RED\r\n",
        b"sector,marking,id,name\npower,TLP:RED,operator:a,A\n",
        b"id,name,sector,marking\n\noperator:a,A,power,TLP:RED",
        b"id , name,sector,marking\noperator:a,A,power,tlp:red\n",
    ],
    ids=["byte order mark", "CRLF", "other order of columns", "empty line, no last line end", "spaces in the header"],
)
def test_what_spreadsheets_write_is_accepted(data: bytes) -> None:
    reader = TableReader(OPERATORS, data)
    assert reader.faults == []
    assert reader.rows == [replace(ROW, name="A")]


def test_lines_are_counted_in_the_file() -> None:
    data = HEAD + b'\noperator:a,"A",power,TLP:RED\n"operator:b","B\nB",power,TLP:RED\noperator:c,C,power,\n'
    assert where(OPERATORS, data) == [
        "operators.csv, line 4, column name",
        "operators.csv, line 6, column marking",
    ]


def test_lines_are_right_in_long_files() -> None:
    rows = [b"operator:n-%d,N,power,TLP:RED\n" % n for n in range(3000)]
    assert TableReader(OPERATORS, HEAD + b"".join(rows)).lines["operator:n-2999"] == 3001
    rows[10] = b'operator:n-10,"two\r\nlines",power,TLP:RED\n'
    rows[2000] = b"operator:n-2000,N,power,red\n"
    assert where(OPERATORS, HEAD + b"".join(rows)) == [
        "operators.csv, line 12, column name",
        "operators.csv, line 2003, column marking",
    ]
    rows[2500] = b'operator:n-2500,"N" and more,power,TLP:RED\n'
    assert where(OPERATORS, HEAD + b"".join(rows)) == ["operators.csv, line 2503"]


def test_every_fault_is_collected() -> None:
    data = (
        HEAD
        + b"a,A,power,TLP:RED\noperator:b,B\noperator:c,C,power,red\noperator:d,D,p,TLP:RED\noperator:d,D,p,TLP:RED\n"
    )
    reader = TableReader(OPERATORS, data)
    assert [(fault.code, fault.where) for fault in reader.faults] == [
        ("nation.row-width", "operators.csv, line 3"),
        ("nation.cell", "operators.csv, line 2, column id"),
        ("nation.cell", "operators.csv, line 4, column marking"),
        ("nation.duplicate", "operators.csv, line 6"),
    ]
    assert reader.rows == []


def test_an_empty_file_lacks_its_columns() -> None:
    assert len(where(OPERATORS, b"")) == 4


def test_keys_of_several_columns() -> None:
    link = Supplier("a:b", "power", "c:d", Marking())
    assert key_texts(SUPPLIERS, [[link.node], [link.group], [link.supplier], [link.marking]]) == ["a:b/power/c:d"]


def test_rows_made_in_memory_are_judged_like_files() -> None:
    rows = [ROW, ROW, replace(ROW, id="nonsense", name="two\nlines")]
    assert [(fault.code, fault.where) for fault in cell_faults(OPERATORS, rows)] == [
        ("nation.cell", "operators.csv, nonsense, column id"),
        ("nation.cell", "operators.csv, nonsense, column name"),
        ("nation.duplicate", "operators.csv"),
    ]
    assert cell_faults(OPERATORS, [ROW]) == []


def test_a_value_that_would_come_back_as_another_is_refused() -> None:
    compartments = frozenset({"a,b"})  # written as two compartments
    rows = [replace(ROW, marking=Marking(Tlp.RED, compartments=compartments))]
    assert "read back as something else" in cell_faults(OPERATORS, rows)[0].what


@pytest.mark.parametrize("odd", [True, 1.0, math.nan, "1", [1]], ids=repr)
def test_what_equals_a_right_value_and_is_none_is_told(odd: object) -> None:
    requirements = next(table for table in TABLES if table.name == "requirements")
    right = Requirement("asset:a", "power", 1, 0.0, None, Need.RUN, 1.0, Basis.DECLARED, "said", Marking(Tlp.RED))
    rows = [right, replace(right, group="water", k=cast("int", odd))]
    assert [fault.where for fault in cell_faults(requirements, rows)] == ["requirements.csv, asset:a/water, column k"]


def test_equal_values_of_many_objects_are_judged_each_where_it_stands() -> None:
    sector = ROW.sector
    rows = [replace(ROW, id=f"operator:{letter}", sector=f"no {sector}") for letter in "abc"]
    assert [fault.where for fault in cell_faults(OPERATORS, rows)] == [
        f"operators.csv, operator:{letter}, column sector" for letter in "abc"
    ]
