"""Write a briefing as Word document: headings, tables and pictures that Word knows as such."""

import io
import zipfile
from datetime import UTC
from typing import TYPE_CHECKING, Any

from majlis.briefing.charts import png, svg
from majlis.briefing.document import Block, Chart, Document, Heading, Paragraph, Picture, Summary, Table, Terms, runs

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph as WordParagraph

_EPOCH = (1980, 1, 1, 0, 0, 0)
_WIDTH = 166.0
"""Width of the lines, millimetres."""
_PX = 0.2594
"""Millimetres per pixel of a chart: 640 px fill the line."""


def docx(document: Document) -> bytes:
    """Return the briefing as .docx, the same bytes each time.

    Parameters
    ----------
    document : Document
    """
    import docx as word_library

    word = word_library.Document()
    _page(word, document)
    _summary(word, document.summary)
    for section in document.sections:
        heading = word.add_heading(section.title, level=1)
        heading.paragraph_format.page_break_before = section.new_page
        for block in section.blocks:
            _block(word, block)
    written = io.BytesIO()
    word.save(written)
    return _repack(written.getvalue())


def _page(word: "Word", document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    properties = word.core_properties
    properties.title, properties.author, properties.language = document.title, "Majlis", document.language
    properties.created = properties.modified = document.made.astimezone(UTC).replace(tzinfo=None)
    properties.comments = document.band
    for name, size in (("Normal", 10.5), ("Title", 26), ("Heading 1", 17), ("Heading 2", 12)):
        style: Any = word.styles[name]
        style.font.name, style.font.size = "IBM Plex Sans", Pt(size)
        style.font.color.rgb = RGBColor(0x1A, 0x1F, 0x26)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        fonts.set(qn("w:hAnsi"), "IBM Plex Sans")
    for place in (page.header, page.footer):
        line = place.paragraphs[0]
        line.add_run(document.marking).bold = True
        if document.band:
            line.add_run(f"\t{document.band}")
    _page_number(page.footer.add_paragraph(), document.page_of)


def _page_number(line: "WordParagraph", template: str) -> None:
    start, _, rest = template.partition("{page}")
    between, _, end = rest.partition("{pages}")
    line.add_run(start)
    _field(line, "PAGE")
    line.add_run(between)
    _field(line, "NUMPAGES")
    line.add_run(end)


def _field(line: "WordParagraph", name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    line._p.append(field)  # noqa: SLF001 - python-docx has no call for fields


def _summary(word: "Word", first: Summary) -> None:
    _text(word.add_paragraph(), f"**{first.kicker}**")
    word.add_heading(first.headline, level=0)
    for panel in first.panels:
        word.add_heading(panel.heading, level=2)
        if panel.picture:
            _picture(word, panel.picture)
        for block in panel.blocks:
            _block(word, block)
    _text(word.add_paragraph(), first.footer)
    _picture(word, first.code)


def _text(line: "WordParagraph", text: str) -> None:
    for run in runs(text):
        line.add_run(run.text).bold = run.strong


def _block(word: "Word", block: Block) -> None:
    match block:
        case Paragraph(text, _):
            _text(word.add_paragraph(), text)
        case Heading(text):
            word.add_heading(text, level=2)
        case Terms(items):
            for term, text in items:
                _text(word.add_paragraph(style="List Bullet"), f"**{term}**: {text}")
        case Table():
            _table(word, block)
        case Chart(spec, alt, caption):
            _caption(word, caption)
            drawn = svg(spec)
            _image(word, drawn, alt, min(_WIDTH, _PX * float(drawn.partition('width="')[2].partition('"')[0])))
        case Picture():
            _picture(word, block)


def _caption(word: "Word", text: str) -> None:
    line = word.add_paragraph(style="Caption")
    line.add_run(text)
    line.paragraph_format.keep_with_next = True


def _picture(word: "Word", picture: Picture) -> None:
    _image(word, picture.svg, picture.alt, picture.width)
    if picture.caption:
        _caption(word, picture.caption)


def _image(word: "Word", drawn: str, alt: str, width: float) -> None:
    from docx.shared import Mm

    placed = word.add_picture(io.BytesIO(png(drawn, scale=4.0)), width=Mm(width))
    about = placed._inline.docPr  # noqa: SLF001 - python-docx has no call for the text of a picture
    about.set("descr", alt)


def _table(word: "Word", table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    _caption(word, table.caption)
    grid = word.add_table(rows=1, cols=len(table.columns), style="Light List")
    rows = [tuple(column.title for column in table.columns), *table.rows]
    for at, row in enumerate(rows):
        cells = grid.rows[0].cells if at == 0 else grid.add_row().cells
        for cell, column, text in zip(cells, table.columns, row, strict=True):
            line = cell.paragraphs[0]
            run = line.add_run(text)
            run.font.size, run.bold = Pt(8.5), at == 0
            if column.numeric:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - no call for header rows
    word.add_paragraph()


def _repack(written: bytes) -> bytes:
    """Return the same package with fixed times, since zip keeps the hour of writing."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
