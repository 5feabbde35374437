"""Read a workbook: see which form it is, and give the nation it holds."""

from majlis.infrastructure.coverage import coverage
from majlis.infrastructure.nation import Basis
from majlis.infrastructure.workbook.form import FULL_TITLE, NATION_SHEET, WORKSHOP_TITLE
from majlis.infrastructure.workbook.full import read_full
from majlis.infrastructure.workbook.opening import Sheet, open_sheets, sheet_key
from majlis.infrastructure.workbook.reading import Form, WorkbookReading
from majlis.infrastructure.workbook.workshop import read_workshop
from majlis.kernel.errors import InputError


def read_workbook(data: bytes, file: str) -> WorkbookReading:
    """Read a nation from a workbook of either form.

    Parameters
    ----------
    data : bytes
        The file; it may come from anyone.
    file : str
        Its name, for messages.

    Returns
    -------
    WorkbookReading

    Raises
    ------
    InputError
        If it cannot be read; with every fault, each named by sheet and cell.
    """
    sheets = open_sheets(data, file)
    if _form(sheets, file) == "full":
        nation = read_full(sheets, file)
        guessed = tuple(row for row in nation.requirements if row.basis is Basis.INFERRED)
        return WorkbookReading(nation, "full", (), guessed, coverage(nation))
    return read_workshop(sheets, file)


def _form(sheets: dict[str, Sheet], file: str) -> Form:
    """Return the form that the first lines of the sheet Nation name.

    Raises
    ------
    InputError
        If there is no such sheet, or it names no form.
    """
    sheet = sheets.get(NATION_SHEET)
    titles = {sheet_key(str(row[0])) for row in sheet.rows[:10] if row} if sheet else set()
    if sheet_key(FULL_TITLE) in titles:
        return "full"
    if sheet_key(WORKSHOP_TITLE) in titles:
        return "workshop"
    if sheet is not None:
        raise InputError(
            f"the sheet {NATION_SHEET} does not say which form it is",
            where=f"{NATION_SHEET}!A1",
            why=f"its first cell says {WORKSHOP_TITLE!r} or {FULL_TITLE!r}",
            mend="copy your rows into a new workbook from `majlis nation template`",
            code="workbook.form",
        )
    found = ", ".join(list(sheets)[:8])
    raise InputError(
        f"there is no sheet {NATION_SHEET}",
        where=file,
        why=f"the sheets are: {found}",
        mend=f"rename the sheet back to {NATION_SHEET}, or fill in the workbook that `majlis nation template` writes",
        code="workbook.sheet",
    )
