"""Styles: a text stays a text, whatever it looks like."""

import openpyxl

from majlis.infrastructure.workbook.style import looks


def test_a_text_is_never_a_formula_or_an_error() -> None:
    sheet = openpyxl.Workbook(write_only=True).create_sheet("S")
    for text in ("=1+1", "#N/A", "plain"):
        assert looks().text(sheet, text, "input").data_type == "s"
    assert looks().number(sheet, 3).data_type == "n"


def test_cells_to_fill_in_are_not_locked() -> None:
    look = looks()
    for name in ("input", "input figure"):
        assert not look.styles[name]["protection"].locked
    assert "protection" not in look.styles["head"]
