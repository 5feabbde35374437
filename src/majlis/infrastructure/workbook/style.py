"""How a workbook looks: the few styles of its cells."""

from dataclasses import dataclass
from typing import Any

INK = "1F2A37"
QUIET = "5B6775"
GREEN = "0B5D4B"
SAND = "FFF8E6"
ROSE = "FBE3E0"
LINE = "C9D3DC"
WHITE = "FFFFFF"
FONT = "Calibri"


@dataclass(frozen=True)
class Look:
    """Styles by name."""

    styles: dict[str, dict[str, Any]]

    def put(self, cell: Any, name: str) -> None:  # noqa: ANN401 - any cell of openpyxl
        """Give a cell a style."""
        for attribute, value in self.styles[name].items():
            setattr(cell, attribute, value)

    def text(self, sheet: Any, text: str, name: str) -> Any:  # noqa: ANN401 - openpyxl is imported late
        """Return a cell that is text whatever it looks like: never a formula, a number or an error."""
        cell = self._cell(sheet, text, name)
        if text:
            cell.data_type = "s"
        return cell

    def number(self, sheet: Any, value: float) -> Any:  # noqa: ANN401 - the same
        """Return a cell to type into that holds a number."""
        return self._cell(sheet, value, "input")

    def _cell(self, sheet: Any, value: str | float, name: str) -> Any:  # noqa: ANN401 - the same
        from openpyxl.cell import WriteOnlyCell

        cell: Any = WriteOnlyCell(sheet, value=value)
        if name:
            self.put(cell, name)
        return cell


def looks() -> Look:
    """Return the styles of a workbook."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    def fill(colour: str) -> PatternFill:
        return PatternFill("solid", start_color=colour)

    thin = Side(style="thin", color=LINE)
    box = Border(left=thin, right=thin, top=thin, bottom=thin)
    wrap = Alignment(wrap_text=True, horizontal="left", vertical="center", indent=1)
    top = Alignment(wrap_text=True, vertical="top")
    middle = Alignment(wrap_text=True, horizontal="left", vertical="center", indent=1)
    right = Alignment(horizontal="right", vertical="center")
    free = Protection(locked=False)
    plain = Font(name=FONT, size=11, color=INK)
    example = {
        "font": Font(name=FONT, size=10, italic=True, color=QUIET),
        "fill": fill("F1F4F7"),
        "border": box,
        "protection": free,
    }
    return Look(
        {
            "title": {
                "font": Font(name=FONT, size=18, bold=True, color=GREEN),
                "alignment": Alignment(vertical="center"),
            },
            "band": {"font": Font(name=FONT, size=11, bold=True, color="B42318")},
            "head": {
                "font": Font(name=FONT, size=11, bold=True, color=WHITE),
                "fill": fill(GREEN),
                "alignment": middle,
                "border": box,
            },
            "label": {"font": Font(name=FONT, size=11, bold=True, color=INK), "alignment": wrap, "border": box},
            "hint": {"font": Font(name=FONT, size=10, color=QUIET), "alignment": wrap},
            "about": {"font": Font(name=FONT, size=10, color=QUIET), "alignment": Alignment(vertical="center")},
            "text": {"font": plain, "alignment": top},
            "bold": {"font": Font(name=FONT, size=12, bold=True, color=INK), "alignment": top},
            "input": {"font": plain, "fill": fill(SAND), "alignment": middle, "border": box, "protection": free},
            "input figure": {"font": plain, "fill": fill(SAND), "alignment": right, "border": box, "protection": free},
            "example": {**example, "alignment": wrap},
            "example figure": {**example, "alignment": right},
        }
    )
