"""Minutes as Word: put into a template, the one that ships or a body's own, at places named ``{{name}}``.

A template is data. Nothing in it is evaluated: a place is found by its name and filled, and that is all.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from majlis.briefing.charts import png
from majlis.briefing.document import Heading, Paragraph, Picture, Table, Terms, runs
from majlis.briefing.docx import repack
from majlis.briefing.minutes import Written
from majlis.briefing.paper import PaperBlock, Urdu
from majlis.kernel.errors import InputError
from majlis.kernel.spelling import nearest

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph as Line

__all__ = ["BLOCKS", "TEXTS", "demand_template", "minutes_docx", "shipped"]

BLOCKS = ("attendance", "items", "decisions", "actions", "register", "approval")
"""Places that a template must have, each in a paragraph of its own."""
TEXTS = ("body", "meeting", "title", "date", "place", "chair", "marking", "state", "previous")
"""Places that a template may have, anywhere in a line. The band and the marking stand on every page in any case."""
_PLACE = re.compile(r"\{\{\s*([a-z_-]{1,40})\s*\}\}")
_MOST, _MOST_UNPACKED, _MOST_FILES = 5 * 2**20, 50 * 2**20, 500
_FOREIGN = re.compile(rb'TargetMode\s*=\s*"External"')
_LINK = b"relationships/hyperlink"
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_WIDTH = 166.0


def shipped() -> bytes:
    """Return the template that ships: a plain one, to begin with or to change in Word."""
    import docx
    from docx.shared import Mm, Pt

    word = docx.Document()
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    style: Any = word.styles["Normal"]
    style.font.name, style.font.size = "IBM Plex Sans", Pt(10)
    word.add_paragraph("{{body}} · {{meeting}} · {{state}}")
    word.add_heading("Minutes: {{title}}", level=0)
    for label in ("date", "place", "chair", "previous"):
        name = {"previous": "Before"}.get(label, label.capitalize())
        word.add_paragraph().add_run(f"{name}: {{{{{label}}}}}")
    for title in BLOCKS:
        word.add_heading(title.capitalize(), level=1)
        word.add_paragraph(f"{{{{{title}}}}}")
    return _saved(word)


def demand_template(data: bytes) -> None:
    """See that a file is a template into which minutes can be written.

    Raises
    ------
    InputError
        If it is no Word file, holds macros or fetches things from elsewhere, or lacks a place.
    """
    word = _opened(data)
    found = {name for line in _lines(word) for name in _PLACE.findall(line.text)}
    alone = {_block_of(line) for line in word.paragraphs}
    unknown = sorted(found - {*BLOCKS, *TEXTS})
    if unknown:
        known = (*BLOCKS, *TEXTS)
        raise _refused(f"there is no place {unknown[0]!r}", nearest(unknown[0], known, f"use {', '.join(known)}"))
    missing = [name for name in BLOCKS if name not in alone]
    if missing:
        places = ", ".join(f"{{{{{name}}}}}" for name in missing)
        raise _refused(f"the template lacks {places}", "write each into a paragraph of its own")


def minutes_docx(written: Written, template: bytes) -> bytes:
    """Return minutes as .docx. The band and the marking are put into the head and foot of every page.

    Parameters
    ----------
    written : Written
    template : bytes
        One that :func:`demand_template` took.

    Raises
    ------
    InputError
        If it is not one.
    """
    demand_template(template)
    word = _opened(template)
    _mark(word, written.texts)
    for line in list(_lines(word)):
        if _block_of(line) not in BLOCKS and _PLACE.search(line.text):
            _replace(line, written.texts)
    for line in word.paragraphs:
        if (name := _block_of(line)) in BLOCKS:
            _fill(word, line, written.parts[name])
    properties = word.core_properties
    made = written.paper.made.replace(tzinfo=None)
    properties.title, properties.author, properties.comments = written.paper.title, "Majlis", written.texts["band"]
    properties.created = properties.modified = made
    properties.last_modified_by = "Majlis"
    return _saved(word)


def _opened(data: bytes) -> "Word":
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    _demand_harmless(data)
    try:
        return docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError):
        raise _refused("the file is no Word document", "save it as .docx") from None


def _demand_harmless(data: bytes) -> None:
    if len(data) > _MOST:
        raise _refused(f"the template has more than {_MOST // 2**20} MB", "take large pictures out of it")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
            if len(infos) > _MOST_FILES or sum(info.file_size for info in infos) > _MOST_UNPACKED:
                raise _refused("the template unpacks to too much", "take large pictures out of it")
            names = [info.filename.lower() for info in infos]
            relations = b"".join(package.read(info) for info in infos if info.filename.lower().endswith(".rels"))
    except zipfile.BadZipFile:
        raise _refused("the file is no Word document", "save it as .docx") from None
    if any("vbaproject" in name or "activex" in name or "embeddings/" in name for name in names):
        raise _refused("the template holds macros or other programs", "save it as .docx without them")
    for relation in _RELATION.findall(relations):
        if _FOREIGN.search(relation) and _LINK not in relation:
            raise _refused("the template fetches something from elsewhere", "put pictures into it instead of links")


def _block_of(line: "Line") -> str:
    """Return the name of the place that a paragraph consists of; empty for none."""
    match = _PLACE.fullmatch(line.text.strip())
    return match[1] if match else ""


def _lines(word: "Word") -> Iterator["Line"]:
    """Yield the paragraphs of the text, its tables, heads and feet."""
    yield from word.paragraphs
    yield from _table_lines(word.tables)
    for section in word.sections:
        for edge in _edges(section):
            if not edge.is_linked_to_previous:
                yield from edge.paragraphs
                yield from _table_lines(edge.tables)


def _table_lines(tables: Sequence[Any]) -> Iterator["Line"]:
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
                yield from _table_lines(cell.tables)


def _edges(section: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a section of the library
    return (
        *(section.header, section.footer, section.first_page_header, section.first_page_footer),
        *(section.even_page_header, section.even_page_footer),
    )


def _mark(word: "Word", texts: Mapping[str, str]) -> None:
    """Put band and marking above what stands in the head and foot of every kind of page."""
    label = " · ".join(part for part in (texts["band"], texts["marking"]) if part)
    for at, section in enumerate(word.sections):
        first = section.different_first_page_header_footer
        even = word.settings.odd_and_even_pages_header_footer
        edges = [section.header, section.footer]
        edges += [section.first_page_header, section.first_page_footer] if first else []
        edges += [section.even_page_header, section.even_page_footer] if even else []
        for edge in edges:
            if at and edge.is_linked_to_previous:
                continue
            edge.is_linked_to_previous = False
            line = edge.paragraphs[0].insert_paragraph_before() if edge.paragraphs else edge.add_paragraph()
            line.add_run(label).bold = True


def _replace(line: "Line", texts: Mapping[str, str]) -> None:
    """Fill places within a line; its first letters keep their look where Word has cut a place into pieces."""
    for run in line.runs:
        if _PLACE.search(run.text):
            run.text = _filled(run.text, texts)
    if _PLACE.search(line.text) and line.runs:
        whole = _filled(line.text, texts)
        first, *rest = line.runs
        for run in rest:
            run.text = ""
        first.text = whole


def _filled(text: str, texts: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda match: texts.get(match[1], ""), text)


def _fill(word: "Word", line: "Line", blocks: Sequence[PaperBlock]) -> None:
    """Write blocks where a place stood: at the end of the text first, then moved to it."""
    body: Any = word.element.body
    before = len(body)
    for block in blocks:
        _block(word, block)
    end = body[-1] if body[-1].tag.endswith("}sectPr") else None
    made = [element for element in body[before - (1 if end is not None else 0) :] if element is not end]
    place: Any = line._p  # noqa: SLF001 - python-docx has no call for moving
    for element in made:
        place.addprevious(element)
    place.getparent().remove(place)


def _block(word: "Word", block: PaperBlock) -> None:
    match block:
        case Paragraph(text, style):
            _write(_line(word), text, small=style == "small")
        case Urdu(text):
            _urdu(_line(word), text)
        case Heading(text):
            line = _line(word, "Heading 2")
            line.add_run(text).bold = True
            line.paragraph_format.keep_with_next = True
        case Terms(items):
            for term, text in items:
                _write(_line(word), f"**{term}**: {text}")
        case Table():
            _table(word, block)
        case Picture():
            _picture(word, block)


def _line(word: "Word", style: str = "") -> "Line":
    """Return a new line in a style, where the template has it."""
    known = {one.name for one in word.styles}
    return word.add_paragraph(style=style if style in known else None)


def _write(line: "Line", text: str, *, small: bool = False) -> None:
    from docx.shared import Pt

    for run in runs(text):
        for at, part in enumerate(run.text.split("\n")):
            made = line.add_run()
            if at:
                made.add_break()
            made.add_text(part)
            made.bold = run.strong or None
            if small:
                made.font.size = Pt(8.5)


def _urdu(line: "Line", text: str) -> None:
    from docx.oxml import OxmlElement

    about: Any = line._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no call for the direction
    about.append(OxmlElement("w:bidi"))
    run = line.add_run(text)
    run.font.rtl = True


def _table(word: "Word", table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    if table.caption:
        line = _line(word, "Caption")
        line.add_run(table.caption)
        line.paragraph_format.keep_with_next = True
    grid = word.add_table(rows=len(table.rows) + 1, cols=len(table.columns))
    if "Table Grid" in {one.name for one in word.styles}:
        grid.style = "Table Grid"
    rows = [tuple(column.title for column in table.columns), *table.rows]
    for at, (row, texts) in enumerate(zip(grid.rows, rows, strict=True)):
        for cell, text, column in zip(row.cells, texts, table.columns, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.bold = Pt(8), at == 0
            if column.numeric:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    word.add_paragraph()


def _picture(word: "Word", picture: Picture) -> None:
    from docx.shared import Mm

    placed = word.add_picture(io.BytesIO(png(picture.svg, scale=4.0)), width=Mm(min(picture.width, _WIDTH)))
    about = placed._inline.docPr  # noqa: SLF001 - python-docx has no call for the text of a picture
    about.set("descr", picture.alt)
    _write(_line(word, "Caption"), picture.caption)


def _saved(word: "Word") -> bytes:
    out = io.BytesIO()
    word.save(out)
    return repack(out.getvalue())


def _refused(what: str, mend: str) -> InputError:
    return InputError(what, where="option --file", mend=mend, code="minutes.template")
