"""Write the workshop form: an empty workbook with guidance, pick lists, checks and examples."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from majlis.infrastructure.workbook import form
from majlis.infrastructure.workbook.form import HEADER_ROW, Question
from majlis.infrastructure.workbook.full import safe_text
from majlis.infrastructure.workbook.guidance import ABOUT, EXAMPLES, GUIDE
from majlis.infrastructure.workbook.opening import letters
from majlis.infrastructure.workbook.paint import check, protect, put, put_asked, redden, set_page
from majlis.infrastructure.workbook.style import GREEN, Look, looks
from majlis.kernel.marking import SYNTHETIC_BAND, Tlp

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FIRST_ROW = HEADER_ROW + 4
"""First row to fill in: three rows of examples stand between it and the header."""
_NATION_FIRST = HEADER_ROW + 1
_SYNTHETIC_LINE = 2
"""Place of the question whether the country is invented, within the questions of the sheet Nation."""


@dataclass(frozen=True, slots=True)
class ProvincePlan:
    """A province that the template holds already; what is None is left to fill in."""

    name: str
    population: int | None = None
    urban_percent: float | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class TemplatePlan:
    """What the template knows already. Every text may be empty, every list too.

    Attributes
    ----------
    name, id, time_zone, currency, marking, author, notice : str
    synthetic : bool or None
        None: still to be answered.
    provinces : tuple of ProvincePlan
    sectors : tuple of str
        Ids of the sectors that the pick list offers; empty for all.
    """

    name: str = ""
    id: str = ""
    time_zone: str = ""
    currency: str = ""
    marking: str = "TLP:AMBER"
    author: str = ""
    notice: str = ""
    synthetic: bool | None = None
    provinces: tuple[ProvincePlan, ...] = ()
    sectors: tuple[str, ...] = ()

    def offered(self) -> tuple[str, ...]:
        """Return the ids of the sectors to offer, in table order."""
        return tuple(name for name in form.sector_names() if not self.sectors or name in self.sectors)


def template_bytes(plan: TemplatePlan | None = None) -> bytes:
    """Return the workshop form as an .xlsx file.

    Parameters
    ----------
    plan : TemplatePlan, optional
        What is known already; by default nothing.
    """
    import openpyxl

    plan = plan or TemplatePlan()
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    look = looks()
    _guide(book.create_sheet(form.GUIDE_SHEET), plan, look)
    _nation(book.create_sheet(form.NATION_SHEET), plan, look)
    for name in form.SHEETS:
        _table(book.create_sheet(name), name, look)
    _lists(book.create_sheet(form.LISTS_SHEET), plan, look)
    _prefill(book[form.PROVINCES_SHEET], plan)
    _names(book)
    book.properties.creator, book.properties.title = "Majlis", form.WORKSHOP_TITLE
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _guide(sheet: "Worksheet", plan: TemplatePlan, look: Look) -> None:
    sheet.sheet_properties.tabColor = GREEN
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 104
    name = f": {plan.name}" if plan.name else ""
    put(sheet, "A1", f"A nation in an afternoon{name}", look, "title")
    sheet.row_dimensions[1].height = 34
    sheet["A2"] = _band_formula()
    look.put(sheet["A2"], "band")
    for row, (head, text) in enumerate(GUIDE, HEADER_ROW):
        put(sheet, f"A{row}", head, look, "bold")
        put(sheet, f"B{row}", text, look, "text")
        sheet.row_dimensions[row].height = 16 * (1 + len(text) // 100) + 6
    set_page(sheet)


def _nation(sheet: "Worksheet", plan: TemplatePlan, look: Look) -> None:
    for column, width in zip("ABC", (26, 46, 74), strict=True):
        sheet.column_dimensions[column].width = width
    _top(sheet, form.WORKSHOP_TITLE, "Answer each question in the yellow cell beside it.", look)
    for column, text in zip("ABC", ("Question", "Answer", "What it means"), strict=True):
        put(sheet, f"{column}{HEADER_ROW}", text, look, "head")
    known = {
        **{question.key: getattr(plan, question.key) for question in form.NATION},
        "synthetic": {None: "", True: "yes", False: "no"}[plan.synthetic],
    }
    for row, question in enumerate(form.NATION, _NATION_FIRST):
        put(sheet, f"A{row}", question.title, look, "label")
        put(sheet, f"B{row}", known[question.key], look, "input")
        put(sheet, f"C{row}", question.help, look, "hint")
        sheet.row_dimensions[row].height = 22
        check(sheet, question, f"B{row}", _nation_list(question))
        if question.required:
            redden(sheet, f"B{row}", f"LEN(TRIM($B{row}))=0")
    last = _NATION_FIRST + len(form.NATION)
    put(sheet, f"A{last}", form.FORMAT_TITLE, look, "label")
    put(sheet, f"B{last}", form.FORMAT, look, "text")
    put(sheet, f"C{last}", "Leave it: it tells Majlis how to read this workbook.", look, "hint")
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    protect(sheet)
    set_page(sheet)


def _nation_list(question: Question) -> str:
    return {"synthetic": "YesNo", "marking": "Markings"}.get(question.key, "")


def _table(sheet: "Worksheet", name: str, look: Look) -> None:
    questions = form.SHEETS[name]
    _top(sheet, name, ABOUT[name], look)
    first, last = FIRST_ROW, FIRST_ROW + form.ROWS[name] - 1
    right = letters(len(questions) - 1)
    for index, question in enumerate(questions):
        column = letters(index)
        sheet.column_dimensions[column].width = question.width
        put(sheet, f"{column}{HEADER_ROW}", question.title + (" *" if question.required else ""), look, "head")
        check(sheet, question, f"{column}{first}:{column}{last}", _list_of(name, question))
        if question.required:
            anything = f"SUMPRODUCT(--(LEN(TRIM($A{first}:${right}{first}))>0))>0"
            redden(sheet, f"{column}{first}:{column}{last}", f"AND(LEN(TRIM({column}{first}))=0,{anything})")
    if name != form.LINKS_SHEET:
        redden(sheet, f"A{first}:A{last}", f"COUNTIF($A${first}:$A${last},$A{first})>1")
    sheet.row_dimensions[HEADER_ROW].height = 40
    for row, example in enumerate(EXAMPLES[name], HEADER_ROW + 1):
        sheet.row_dimensions[row].height = 19
        for index, value in enumerate(example):
            put_asked(sheet, f"{letters(index)}{row}", value, (look, "example", questions[index]))
    for row in range(first, last + 1):
        for index, question in enumerate(questions):
            put_asked(sheet, f"{letters(index)}{row}", None, (look, "input", question))
        sheet.row_dimensions[row].height = 19
    sheet.freeze_panes = f"B{HEADER_ROW + 1}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    protect(sheet)
    set_page(sheet)


def _list_of(sheet: str, question: Question) -> str:
    """Return the named list that a column picks from."""
    return {
        (form.SERVICES_SHEET, "sector"): "Sectors",
        (form.SERVICES_SHEET, "kind"): "Kinds",
        (form.SERVICES_SHEET, "province"): "ProvinceNames",
        (form.SERVICES_SHEET, "vendor"): "Vendors",
        (form.LINKS_SHEET, "service"): "ServiceNames",
        (form.LINKS_SHEET, "supplier"): "ServiceNames",
        (form.LINKS_SHEET, "how_many"): "HowMany",
        (form.LINKS_SHEET, "sure"): "Sure",
    }.get((sheet, question.key), "")


def _lists(sheet: "Worksheet", plan: TemplatePlan, look: Look) -> None:
    from majlis.reference.loader import load_table

    offered = plan.offered()
    provinces = [form.WHOLE_COUNTRY]
    provinces += [
        f'=IF({form.PROVINCES_SHEET}!A{row}="","",{form.PROVINCES_SHEET}!A{row})'
        for row in range(FIRST_ROW, FIRST_ROW + form.ROWS[form.PROVINCES_SHEET])
    ]
    lists: dict[str, Sequence[str]] = {
        "Sectors": [form.sector_names()[name] for name in offered],
        "Kinds": [label for label, item in form.kind_labels().items() if item.sector in offered],
        "HowMany": form.HOW_MANY,
        "Sure": tuple(form.SURE),
        "YesNo": ("yes", "no"),
        "Markings": tuple(level.label for level in Tlp),
        "Vendors": sorted(set(load_table("vendor_technologies").column("vendor")), key=str.casefold),
        "Provinces": provinces,
    }
    for index, (name, values) in enumerate(lists.items()):
        column = letters(index)
        sheet.column_dimensions[column].width = 24
        put(sheet, f"{column}1", name, look, "head")
        for row, value in enumerate(values, 2):
            sheet[f"{column}{row}"] = value
        if name != "Provinces":
            _name(sheet.parent, name, f"{form.LISTS_SHEET}!${column}$2:${column}${len(values) + 1}")
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True


def _names(book: "Workbook") -> None:
    """Name the lists that grow: they end with the last row that is filled in."""
    column = letters(7)
    first, rows = FIRST_ROW, form.ROWS
    provinces = f"{form.PROVINCES_SHEET}!$A${first}:$A${first + rows[form.PROVINCES_SHEET] - 1}"
    listed = f"{form.LISTS_SHEET}!${column}$2"
    _name(
        book, "ProvinceNames",
        f"{listed}:INDEX({listed}:${column}${rows[form.PROVINCES_SHEET] + 2},COUNTA({provinces})+1)",
    )  # fmt: skip
    services = f"{form.SERVICES_SHEET}!$A${first}:$A${first + rows[form.SERVICES_SHEET] - 1}"
    start = f"{form.SERVICES_SHEET}!$A${first}"
    _name(book, "ServiceNames", f"{start}:INDEX({services},MAX(1,COUNTA({services})))")


def _name(book: Any, name: str, target: str) -> None:  # noqa: ANN401 - a sheet's parent has no type
    from openpyxl.workbook.defined_name import DefinedName

    book.defined_names[name] = DefinedName(name, attr_text=target)


def _prefill(sheet: "Worksheet", plan: TemplatePlan) -> None:
    for row, province in enumerate(plan.provinces[: form.ROWS[form.PROVINCES_SHEET]], FIRST_ROW):
        values = (province.name, province.population, province.urban_percent, province.latitude, province.longitude)
        for index, value in enumerate(values):
            cell = sheet[f"{letters(index)}{row}"]
            cell.value = safe_text(value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"


def _band_formula() -> str:
    answer = f"{form.NATION_SHEET}!$B${_NATION_FIRST + _SYNTHETIC_LINE}"
    return f'=IF({answer}="yes","{SYNTHETIC_BAND}","")'


def _top(sheet: "Worksheet", title: str, about: str, look: Look) -> None:
    put(sheet, "A1", title, look, "title")
    sheet.row_dimensions[1].height, sheet.row_dimensions[3].height = 30, 20
    put(sheet, "A2", about, look, "about")
    sheet["A3"] = _band_formula()
    look.put(sheet["A3"], "band")
