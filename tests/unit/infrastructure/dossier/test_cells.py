"""Cells: what is accepted, what is refused, and that each value has one text."""

from typing import Any

import pytest

from majlis.infrastructure.dossier import cells
from majlis.infrastructure.dossier.cells import Cell
from majlis.infrastructure.nation import Basis, Need
from majlis.kernel.marking import Marking


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        (cells.TEXT, "", ""),
        (cells.NAME, "Grid, old", "Grid, old"),
        (cells.IDENTIFIER, "grid:north-07", "grid:north-07"),
        (cells.WORD, "zone-0412", "zone-0412"),
        (cells.INTEGER, "-12", -12),
        (cells.NUMBER, "1e3", 1000.0),
        (cells.NUMBER, ".5", 0.5),
        (cells.OPTIONAL_NUMBER, "", None),
        (cells.BOOLEAN, "TRUE", True),
        (cells.BOOLEAN, "false", False),
        (cells.MARKING, "tlp:red/secret", Marking.parse("TLP:RED/SECRET")),
        (cells.NEED, "both", Need.BOTH),
        (cells.BASIS, "inferred", Basis.INFERRED),
    ],
)
def test_accepted(cell: Cell, text: str, value: Any) -> None:
    assert cell.parse(text) == value
    assert cell.parse(cell.text(value)) == value


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (cells.TEXT, "a\nb"),
        (cells.TEXT, "a\x00b"),
        (cells.TEXT, "=HYPERLINK(1)"),
        (cells.NAME, "@SUM(1)"),
        (cells.NAME, "+1"),
        (cells.NAME, "  "),
        (cells.IDENTIFIER, "grid"),
        (cells.IDENTIFIER, "grid:north@07"),
        (cells.WORD, "Zone"),
        (cells.INTEGER, "1.0"),
        (cells.INTEGER, "1_000"),
        (cells.INTEGER, " 1"),
        (cells.INTEGER, "١٢"),  # digits, but not ours
        (cells.NUMBER, "nan"),
        (cells.NUMBER, "inf"),
        (cells.NUMBER, "1e999"),
        (cells.NUMBER, "1,5"),
        (cells.NUMBER, ""),
        (cells.BOOLEAN, "1"),
        (cells.MARKING, ""),
        (cells.NEED, "RUN"),
        (cells.BASIS, "guessed"),
    ],
)
def test_refused(cell: Cell, text: str) -> None:
    with pytest.raises(ValueError, match=r"it is|it holds|is missing|for a formula"):
        cell.parse(text)


@pytest.mark.parametrize(
    ("value", "text"), [(24.0, "24"), (0.25, "0.25"), (-0.0, "0"), (1e22, "1e+22"), (0.1 + 0.2, "0.30000000000000004")]
)
def test_numbers_are_written_shortest(value: float, text: str) -> None:
    assert cells.number_text(value) == text
    assert float(text) == value
