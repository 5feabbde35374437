import pytest

from majlis.evidence.cells import Cell
from majlis.evidence.columns import find_header, missing_column
from majlis.kernel.errors import InputError


def test_header_below_titles() -> None:
    rows: list[list[Cell]] = [
        ["National CERT log", None],
        [None, None],
        ["Date of incident", "Industry", "Type of attack"],
        ["x", "y", "z"],
    ]
    header = find_header(rows, {}, where="log.xlsx")
    assert header is not None
    assert header.row == 2
    assert header.columns == {"day": "Date of incident", "sector": "Industry", "kind": "Type of attack"}


def test_a_correction_wins_over_a_guess() -> None:
    rows: list[list[Cell]] = [["Date", "Reported on", "Detected", "Sector"]]
    header = find_header(rows, {"day": "detected"}, where="")
    assert header is not None
    assert header.columns == {"day": "Detected", "known": "Reported on", "sector": "Sector"}


def test_a_column_can_be_declared_absent() -> None:
    header = find_header([["Date", "State", "Type"]], {"area": ""}, where="")
    assert header is not None
    assert "area" not in header.place


def test_no_day_no_header() -> None:
    assert find_header([["Name", "Phone"], ["a", "b"]], {}, where="") is None


def test_unknown_field() -> None:
    with pytest.raises(InputError, match="names no field"):
        find_header([["Date", "Sector"]], {"colour": "Sector"}, where="")


def test_what_is_missing_is_said() -> None:
    assert "no column 'Day'" in str(missing_column(["A", "B"], {"day": "Day"}, where="f"))
    assert "--column day=" in str(missing_column(["A", "B"], {}, where="f"))


def test_a_header_as_an_analyst_types_it() -> None:
    names: list[Cell] = [
        *("Sr. No.", "Reported on", "Date of occurrence", "Sector / industry", "Affected organisation"),
        *("What happened", "Remarks"),
    ]
    header = find_header([names], {}, where="")
    assert header is not None
    assert header.columns == {
        "key": "Sr. No.",
        "known": "Reported on",
        "day": "Date of occurrence",
        "sector": "Sector / industry",
        "operator": "Affected organisation",
        "kind": "What happened",
    }
    assert header.unused == ("Remarks",)
    assert header.told().endswith("not used: 'Remarks'")


def test_a_description_is_the_kind_only_where_no_other_column_is() -> None:
    header = find_header([["Date", "What happened", "Type of attack"]], {}, where="")
    assert header is not None
    assert header.columns["kind"] == "Type of attack"


def test_a_refused_header_shows_what_was_guessed() -> None:
    error = missing_column(["Sector", "Phone", "Remarks"], {}, where="f")
    assert "sector = 'Sector'; not used: 'Phone', 'Remarks'" in error.fault.why
