"""What a file would be read as is shown before anything is kept, wrong rows and strange headers included."""

import json

import pytest
from tests.recorded import HEAD, ROWS

from majlis.evidence.previewing import HEAD as HEAD_BYTES
from majlis.evidence.previewing import preview
from majlis.evidence.reading import Origin
from majlis.kernel.errors import InputError

ORIGIN = Origin("preview", "log.csv")


def data(*rows: str, head: str = HEAD) -> bytes:
    return (head + "".join(f"{row}\n" for row in rows)).encode()


def test_columns_rows_and_days() -> None:
    found = preview(data(*ROWS), ORIGIN)
    assert found.format == "csv"
    assert found.columns["operator"] == "Organisation"
    assert (found.read, found.wrong, found.whole) == (3, 0, True)
    assert (found.first, found.last) == ("2025-01-02", "2025-02-03")
    assert found.rows[0].number == 2
    assert found.rows[0].cells[:2] == ("a", "2025-01-02")
    assert found.rows[0].line is not None
    assert found.rows[0].line.sector == "health"
    assert any("Remarks" in note for note in found.notes)


def test_wrong_rows_are_shown_wherever_they_stand() -> None:
    rows = [f"{n},2025-01-02,2025-01-03,Bank,DDoS,Bank,x" for n in range(20)]
    found = preview(data(*rows, "z,soon,2025-01-03,Bakery,Teapot,Bank,x"), ORIGIN, most=2)
    assert [row.number for row in found.rows] == [2, 3, 22]
    assert found.rows[-1].line is None
    assert found.rows[-1].fault is not None
    assert (found.read, found.wrong) == (20, 1)


def test_words_that_are_not_ours_are_named() -> None:
    found = preview(data("a,2025-01-02,2025-01-03,Bakery,Teapot,Shop,x"), ORIGIN)
    assert (dict(found.unmapped_sectors), dict(found.unmapped_kinds)) == ({"Bakery": 1}, {"Teapot": 1})


def test_a_table_whose_day_nobody_knows_is_shown_with_its_fault() -> None:
    found = preview(data("a,2025-01-02", head="Case,Moment\n"), ORIGIN)
    assert found.fault is not None
    assert found.names == ("Case", "Moment")
    assert found.rows[0].cells == ("a", "2025-01-02")
    again = Origin("preview", "log.csv", columns={"day": "Moment"})
    assert preview(data("a,2025-01-02", head="Case,Moment\n"), again).read == 1


def test_only_the_beginning_of_a_large_file_is_read() -> None:
    row = f"a,2025-01-02,2025-01-03,Bank,DDoS,Bank,{'x' * 200}"
    found = preview(data(*(row.replace("a,", f"{n},", 1) for n in range(HEAD_BYTES // 200))), ORIGIN)
    assert not found.whole
    assert found.wrong == 0


def test_objects_are_counted_and_nonsense_is_refused() -> None:
    catalogue = {"title": "x", "catalogVersion": "1", "dateReleased": "2025-01-01T00:00:00Z", "count": 0}
    found = preview(json.dumps({**catalogue, "vulnerabilities": []}).encode(), ORIGIN)
    assert (found.format, found.read, found.names) == ("kev", 0, ())
    with pytest.raises(InputError, match="empty"):
        preview(b"", ORIGIN)
