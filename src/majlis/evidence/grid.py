"""The cells of a table as they were found in a CSV file or a workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from majlis.evidence.cells import Cell


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table as they were found.

    Attributes
    ----------
    rows : sequence of rows
    lines : sequence of int
        Line (CSV) or row (workbook) of each row in its file, from 1.
    place : str
        The file, with the sheet where there are several: ``log.xlsx, sheet 2025``.
    format : str
        ``csv`` or ``xlsx``.
    bad : mapping of (row index, column index) to str
        Cells whose value cannot be had, with the reason.
    """

    rows: Sequence[Sequence[Cell]]
    lines: Sequence[int]
    place: str
    format: str
    bad: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def where(self, row: int, column: int | None = None) -> str:
        """Return the place of a row or a cell, as a person finds it in the file."""
        if self.format == "xlsx":
            return (
                f"{self.place}, cell {letters(column)}{self.lines[row]}"
                if column is not None
                else f"{self.place}, row {self.lines[row]}"
            )
        return f"{self.place}, line {self.lines[row]}" + (f", column {column + 1}" if column is not None else "")


def letters(column: int) -> str:
    """Return a workbook's name of a column: 0 is A, 26 is AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
