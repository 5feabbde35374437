from majlis.evidence.grid import Grid, letters


def test_columns_are_named_as_a_workbook_does() -> None:
    assert [letters(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_places_are_those_a_person_finds() -> None:
    assert Grid([[]], [7], "log.csv", "csv").where(0, 2) == "log.csv, line 7, column 3"
    assert Grid([[]], [7], "log.xlsx", "xlsx").where(0, 2) == "log.xlsx, cell C7"
    assert Grid([[]], [7], "log.xlsx", "xlsx").where(0) == "log.xlsx, row 7"
