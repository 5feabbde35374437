"""Cursors: what a page gives is read back, and nothing else is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.adapters.records.pages import day_cursor, read_day_cursor, read_row_cursor
from majlis.kernel.errors import InputError


@given(st.dates(min_value=date(1000, 1, 1)), st.integers(0, 10**18 - 1))
def test_a_cursor_is_read_back(day: date, row: int) -> None:
    assert read_day_cursor(day_cursor(day, row)) == (day, row)
    assert read_row_cursor(str(row)) == row


@pytest.mark.parametrize(
    "text", ["", "x", "2", "2025-02-01", "2025-02-01.", "2025-02-30.1", "2025-02-01.-1", "2025-02-01.²"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is no cursor") as caught:
        read_day_cursor(text)
    assert caught.value.fault.code == "records.cursor"
    with pytest.raises(InputError, match="is no cursor"):
        read_row_cursor(f"{text}.")
