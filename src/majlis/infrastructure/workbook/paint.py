"""Cells, checks and pages of a workbook that people fill in."""

from typing import TYPE_CHECKING, Any

from majlis.infrastructure.workbook.form import Question
from majlis.infrastructure.workbook.full import safe_text
from majlis.infrastructure.workbook.style import ROSE, Look

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_PROMPT_MOST, _TITLE_MOST = 255, 32
_FORMATS = {"people": "#,##0", "latitude": "0.0###", "longitude": "0.0###", "name": "@"}


def put(sheet: "Worksheet", place: str, value: str | float | None, look: Look, style: str) -> None:
    """Write a cell; a text is a text whatever it looks like."""
    cell = sheet[place]
    cell.value = (safe_text(value) or None) if isinstance(value, str) else value
    if isinstance(value, str) and value:
        cell.data_type = "s"
    look.put(cell, style)


def put_asked(sheet: "Worksheet", place: str, value: str | float | None, asked: tuple[Look, str, Question]) -> None:
    """Write a cell of a column in a style (``input`` or ``example``); figures stand at the right, as asked."""
    look, style, question = asked
    figure = question.kind not in {"text", "name", "choice"}
    put(sheet, place, value, look, f"{style} figure" if figure else style)
    if question.kind in _FORMATS:
        sheet[place].number_format = _FORMATS[question.kind]


def check(sheet: "Worksheet", question: Question, area: str, list_name: str) -> None:
    """Add the check of a column, and the message that shows when one of its cells is chosen."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule: dict[str, Any] = {"type": None}
    if list_name:
        rule = {"type": "list", "formula1": f"={list_name}"}
    elif question.kind not in {"text", "name", "choice"}:
        rule = {
            "type": "whole" if question.kind == "people" else "decimal",
            "operator": "between",
            "formula1": f"{question.low:g}",
            "formula2": f"{question.high:.0f}",
        }
    made = DataValidation(**rule, allow_blank=True, showInputMessage=True, showErrorMessage=bool(rule["type"]))
    made.promptTitle, made.prompt = question.title[:_TITLE_MOST], question.help[:_PROMPT_MOST]
    made.errorTitle, made.error = question.title[:_TITLE_MOST], question.help[:_PROMPT_MOST]
    # a vendor that is not on the list may be typed all the same
    made.errorStyle = "information" if question.key == "vendor" else "stop"
    made.add(area)
    sheet.add_data_validation(made)


def redden(sheet: "Worksheet", area: str, condition: str) -> None:
    """Show in red the cells of an area for which a formula holds; it is written for the first of them."""
    from openpyxl.formatting import rule
    from openpyxl.styles import PatternFill

    make: Any = rule.FormulaRule
    colour = PatternFill("solid", start_color=ROSE, end_color=ROSE)
    sheet.conditional_formatting.add(area, make(formula=[condition], fill=colour))


def protect(sheet: "Worksheet") -> None:
    """Protect what is not to be filled in, without a password; rows and formats stay free."""
    guard = sheet.protection
    guard.sheet = True
    for allowed in ("insertRows", "deleteRows", "sort", "autoFilter", "formatCells", "formatColumns", "formatRows"):
        setattr(guard, allowed, False)  # False: it is not locked


def set_page(sheet: "Worksheet") -> None:
    """Set up the page: A4 across, as wide as the sheet, with its name and number below."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    footer: Any = sheet.oddFooter
    footer.left.text, footer.right.text = "Majlis · &A", "&P / &N"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
