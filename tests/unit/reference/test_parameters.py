"""Parameters: each has law, unit, date and someone who stands for it."""

from pathlib import Path

import pytest

from majlis.kernel.errors import InputError
from majlis.reference.parameters import COLUMNS, Parameter, parameters, parse_parameter, read_parameters

GOOD = {
    "id": "conversion.ransomware",
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
    assert centre(law="fixed", a="7") == 7.0
    assert centre(law="triangular", a="1", b="4", c="9") == 4.0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"law": "normal"}, "law 'normal'"),
        ({"basis": "hearsay"}, "basis 'hearsay'"),
        ({"a": "two"}, "must be numbers"),
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
    assert found["conversion.ransomware"] == Parameter(
        "conversion.ransomware",
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
