"""Write a briefing as Word document: headings, tables and pictures that Word knows as such."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from majlis.briefing.charts import png, svg
from majlis.briefing.document import Block, Chart, Document, Heading, Paragraph, Picture, Summary, Table, Terms, runs

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table as WordTable
    from docx.table import _Row as WordRow
    from docx.text.paragraph import Paragraph as WordParagraph

_EPOCH = (1980, 1, 1, 0, 0, 0)
_WIDTH = 166.0
"""Width of the lines, millimetres."""
_LETTER, _BOLD, _PADDING, _LONG_CELL = 1.75, 1.95, 3.4, 40
"""Millimetres of a letter of a table, of a bold one, and of a cell's edges; letters after which a text may wrap."""
_SHORT = 16
"""Tables with at most so many rows stand whole on a page; a section with a longer one begins on a fresh page."""
_LEAD = 4
"""Blocks looked at to see whether a text leads to a table or chart."""
_FONT = (
    '<w:font w:name="IBM Plex Sans"><w:altName w:val="Arial"/><w:panose1 w:val="020B0503050203000203"/>'
    '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
)
"""What Word's table of fonts says: whoever has no IBM Plex Sans sees the fallback, not a serif font."""
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
    for at, section in enumerate(document.sections):
        heading = word.add_heading(section.title, level=1)
        heading.paragraph_format.page_break_before = at == 0 or any(
            isinstance(block, Table) and len(block.rows) > _SHORT for block in section.blocks
        )
        for place, block in enumerate(section.blocks):
            _block(word, block)
            if _leads(section.blocks[place : place + _LEAD]):
                word.paragraphs[-1].paragraph_format.keep_with_next = True
    written = io.BytesIO()
    word.save(written)
    return repack(written.getvalue())


def _leads(blocks: Sequence[Block]) -> bool:
    """Tell whether the first of the blocks leads to a table or chart, which it must not leave."""
    texts = list(takewhile(lambda block: isinstance(block, Paragraph | Heading), blocks))
    return 0 < len(texts) < len(blocks) and isinstance(blocks[len(texts)], Table | Chart)


def _page(word: "Word", document: Document) -> None:
    from docx.shared import Mm

    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    page.top_margin, page.bottom_margin = Mm(22), Mm(25)
    properties = word.core_properties
    properties.title, properties.author, properties.language = document.title, "Majlis", document.language
    properties.created = properties.modified = document.made.astimezone(UTC).replace(tzinfo=None)
    properties.comments = document.band
    for name, size in (("Normal", 10), ("Title", 24), ("Heading 1", 16), ("Heading 2", 11.5), ("Caption", 8.5)):
        _style(word, name, size)
    _strip(page.header.paragraphs[0], document.marking, document.band)
    _strip(page.footer.paragraphs[0], document.marking, document.band)
    _page_number(page.footer.add_paragraph(), document.page_of)


def _style(word: "Word", name: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style: Any = word.styles[name]
    muted = name == "Caption"
    style.font.bold = name not in {"Normal", "Caption"}
    if name in {"Normal", "Caption"}:
        before, after = (8, 3) if muted else (0, 5)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.font.name, style.font.size = "IBM Plex Sans", Pt(size)
    style.font.color.rgb = RGBColor(0x59, 0x62, 0x6E) if muted else RGBColor(0x1A, 0x1F, 0x26)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)
    for kind in ("w:hAnsi", "w:cs"):
        fonts.set(qn(kind), "IBM Plex Sans")
    borders = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if borders is not None:
        style.element.pPr.remove(borders)


def _strip(line: "WordParagraph", marking: str, band: str) -> None:
    """Write the band at the start of the line and the marking at its end."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm, Pt

    stops = line.paragraph_format.tab_stops
    stops.clear_all()
    if line.style is not None:
        line.style.paragraph_format.tab_stops.clear_all()
    stops.add_tab_stop(Mm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    for text in (band, f"\t{marking}"):
        run = line.add_run(text)
        run.bold, run.font.size = True, Pt(8)


def _page_number(line: "WordParagraph", template: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
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
    if first.code:
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
    from docx.shared import Mm, Pt

    _caption(word, table.caption)
    grid = word.add_table(rows=len(table.rows) + 1, cols=len(table.columns))
    grid.autofit = False
    _rules(grid)
    rows = [tuple(column.title for column in table.columns), *table.rows]
    widths = [Mm(width) for width in _widths(rows)]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for at, (line_of, row) in enumerate(zip(grid.rows, rows, strict=True)):
        _row_stays_whole(line_of, head=at == 0)
        keep = at == 0 or (len(table.rows) <= _SHORT and at < len(table.rows))
        for cell, width, column, text in zip(line_of.cells, widths, table.columns, row, strict=True):
            cell.width = width
            line = cell.paragraphs[0]
            line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(1.5)
            line.paragraph_format.line_spacing = 1.0
            line.paragraph_format.keep_with_next = keep
            run = line.add_run(text)
            run.font.size, run.bold = Pt(8), at == 0
            if column.numeric:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    after = word.add_paragraph().paragraph_format
    after.space_after, after.line_spacing = Pt(0), Pt(8)


def _rules(grid: "WordTable") -> None:
    """Give a table thin rules: a strong one under the head and light ones between rows, none upright."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    light, strong = 'w:val="single" w:sz="4" w:color="C4CAD2"', 'w:val="single" w:sz="8" w:color="1A1F26"'
    grid._tbl.tblPr.append(  # noqa: SLF001 - python-docx has no call for rules
        parse_xml(f"<w:tblBorders {nsdecls('w')}><w:bottom {light}/><w:insideH {light}/></w:tblBorders>")
    )
    margin = '<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
    grid._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margin}</w:tblCellMar>"))  # noqa: SLF001 - the same
    for cell in grid.rows[0].cells:
        borders = f"<w:tcBorders {nsdecls('w')}><w:bottom {strong}/></w:tcBorders>"
        cell._tc.get_or_add_tcPr().append(parse_xml(borders))  # noqa: SLF001 - the same


def _row_stays_whole(row: "WordRow", *, head: bool) -> None:
    from docx.oxml import OxmlElement

    about = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no call for these
    about.append(OxmlElement("w:cantSplit"))
    if head:
        about.append(OxmlElement("w:tblHeader"))


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return the columns' widths in millimetres: by their longest text, none so narrow that its words break."""
    columns = list(zip(*rows, strict=True))
    least = [
        max(_BOLD * _longest_word(head), _LETTER * max(map(_longest_word, cells), default=0)) + _PADDING
        for head, *cells in columns
    ]
    squeeze = min(1.0, _WIDTH / sum(least))
    least = [low * squeeze for low in least]
    wanted = [
        max(low, _LETTER * min(max((len(cell) for cell in cells), default=0), _LONG_CELL) + _PADDING)
        for low, (_, *cells) in zip(least, columns, strict=True)
    ]
    lacking = sum(wanted) - sum(least)
    room = _WIDTH - sum(least)
    if room < lacking:
        return [low + (high - low) / lacking * room for low, high in zip(least, wanted, strict=True)]
    stretch = _WIDTH / sum(wanted)
    return [high * stretch for high in wanted]


def _longest_word(text: str) -> int:
    return max(map(len, text.split(" ")))


def repack(written: bytes) -> bytes:
    """Return the same package with the font's fallback and fixed times, since zip keeps the hour of writing."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = old.read(name)
            if name == "word/fontTable.xml":
                content = content.replace(b"</w:fonts>", f"{_FONT}</w:fonts>".encode())
            new.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
