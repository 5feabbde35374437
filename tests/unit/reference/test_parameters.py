"""Parameters: each has law, unit, date and someone who stands for it."""

from pathlib import Path

import pytest

from majlis.kernel.errors import InputError
from majlis.reference.parameters import COLUMNS, Parameter, parameters, parameters_of, parse_parameter, read_parameters

GOOD = {
    "id": "conversion.wiper-sector",
    "group": "conversion",
    "law": "beta",
    "a": "2",
    "b": "38",
    "c": "",
    "unit": "share",
    "date": "2026-11-01",
    "basis": "judgement",
    "source": "the authors: no public count of attempts exists",
}


def test_every_parameter_that_ships_has_unit_date_and_source() -> None:
    shipped = parameters()
    assert len(shipped) > 50
    assert all(one.unit and one.date and one.source for one in shipped.values())
    assert all(one.basis == "judgement" or "http" in one.source for one in shipped.values())


def test_the_centre_of_each_law() -> None:
    def centre(**changes: str) -> float:
        return parse_parameter({**GOOD, **changes}, where="here").centre

    assert centre() == pytest.approx(0.05)
    assert centre(law="fixed", a="7", b="0") == 7.0
    assert centre(law="triangular", a="1", b="4", c="9") == 4.0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"law": "normal"}, "law 'normal'"),
        ({"basis": "hearsay"}, "basis 'hearsay'"),
        ({"a": "two"}, "a, b, c are two, 38, empty"),
        ({"b": ""}, "a, b, c are 2, empty, empty"),
        ({"law": "fixed", "a": "nan", "b": "0"}, "a, b, c are nan"),
        ({"law": "fixed", "a": "1e999", "b": "0"}, "a, b, c are 1e999"),
        ({"law": "fixed"}, "a, b, c are 2, 38, empty"),
        ({"law": "triangular", "a": "3", "b": "2", "c": "4"}, "do not describe a triangular law"),
        ({"a": "0"}, "do not describe a beta law"),
        ({"date": "1 November"}, "is not a day"),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        parse_parameter({**GOOD, **changes}, where="parameters.csv, line 2")
    assert caught.value.fault.where == "parameters.csv, line 2"


def write(path: Path, *rows: dict[str, str], header: tuple[str, ...] = COLUMNS) -> Path:
    lines = [",".join(header), *(",".join(row[name] for name in COLUMNS) for row in rows)]
    path.write_text("# our own\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_dossier_has_its_own(tmp_path: Path) -> None:
    found = read_parameters(write(tmp_path / "parameters.csv", GOOD))
    assert found["conversion.wiper-sector"] == Parameter(
        "conversion.wiper-sector",
        "conversion",
        "beta",
        2.0,
        38.0,
        0.0,
        "share",
        "2026-11-01",
        "judgement",
        GOOD["source"],
    )


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "parameters.csv", {**GOOD, "law": "normal"}, GOOD, {**GOOD, "a": "x"})
    with pytest.raises(InputError, match="has 2 faults") as caught:
        read_parameters(path)
    assert len(caught.value.faults) == 2


def test_other_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the columns are"):
        read_parameters(write(tmp_path / "parameters.csv", header=("id", "value")))


@pytest.mark.parametrize(
    ("text", "message", "where"),
    [
        ("conversion.wiper-sector,conversion,beta,2,38\n", "has 5 cells, not 10", "parameters.csv, line 4"),
        ('conversion.wiper-sector,"conversion\n', "is no CSV", "parameters.csv, line 4"),
        ("", "the columns are missing", "parameters.csv"),
        ("# not UTF-8: \udcff\n", "is not UTF-8", "parameters.csv"),
    ],
    ids=["short", "quote", "empty", "encoding"],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, text: str, message: str, where: str) -> None:
    path = tmp_path / "parameters.csv"
    header = f"# our own\n\n{','.join(COLUMNS)}\n" if text else ""
    path.write_bytes((header + text).encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError, match=message) as caught:
        read_parameters(path)
    assert caught.value.fault.where == where


def test_a_parameter_that_is_set_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_parameters(write(tmp_path / "parameters.csv", GOOD, {**GOOD, "a": "3"}))
    assert [(fault.code, fault.where) for fault in caught.value.faults] == [
        ("reference.parameter-twice", "parameters.csv, line 4")
    ]


def test_what_a_spreadsheet_saves_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "parameters.csv", GOOD)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_parameters(path)["conversion.wiper-sector"].a == 2.0


def test_a_dossiers_own_stand_in_place_of_those_that_ship(tmp_path: Path) -> None:
    assert parameters_of(tmp_path) == parameters()
    name = next(iter(parameters()))
    write(tmp_path / "parameters.csv", {**GOOD, "id": name})
    found = parameters_of(tmp_path)
    assert found[name].b == 38.0
    assert found.keys() == parameters().keys()


def test_a_misspelt_parameter_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_parameters(write(tmp_path / "parameters.csv", GOOD, {**GOOD, "id": "conversion.wiper-sectr"}))
    (fault,) = caught.value.faults
    assert (fault.where, fault.mend) == ("parameters.csv, line 4", "did you mean conversion.wiper-sector?")
