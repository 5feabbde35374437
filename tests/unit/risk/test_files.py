from datetime import date
from pathlib import Path

import pytest

from majlis.kernel.errors import InputError
from majlis.kernel.times import Window
from majlis.risk.files import find_history, read_evidence, read_history

HEADER = "day,service,people,hours\n"


def test_no_evidence_folder_is_no_evidence(tmp_path: Path) -> None:
    assert read_evidence(tmp_path).entries == ()


def test_history_by_name_or_the_nations_own(tmp_path: Path) -> None:
    assert find_history(None, lambda: None, "", last="2026-11-01") is None
    own = tmp_path / "history.csv"
    own.write_text(HEADER + "2020-02-29,power,5,2.5\n")
    found = find_history(None, lambda: read_history(own), "", last="2026-11-01")
    assert found is not None
    assert (len(found.rows), found.window) == (1, Window(date(2016, 11, 1), date(2026, 11, 1)))
    other = tmp_path / "other.csv"
    other.write_text(HEADER)
    named = find_history(other, lambda: read_history(own), "2000-01-01..2001-01-01", last="2026-11-01")
    assert named is not None
    assert (len(named.rows), str(named.window)) == (0, "2000-01-01..2001-01-01")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("day,people\n", "the columns are day, people"),
        (HEADER + "2020-13-01,power,5,2\n", "is not a day"),
        (HEADER + "2020-01-01,heat,5,2\n", "service 'heat' is unknown"),
        (HEADER + "2020-01-01,power,many,2\n", "people 'many'"),
        (HEADER + "2020-01-01,power,5,99999\n", "hours '99999'"),
    ],
)
def test_each_fault_of_a_history_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "h.csv"
    path.write_text(text)
    with pytest.raises(InputError, match=message):
        read_history(path)
