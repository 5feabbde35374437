"""PDF files for tests: plain ones with words to look for, and hostile ones."""

import io
from collections.abc import Mapping
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)


def plain(*texts: str, size: tuple[float, float] = (595, 842), turned: int = 0) -> bytes:
    """Return a PDF with a page for each text."""
    return saved(writer_of(*texts, size=size, turned=turned))


def writer_of(*texts: str, size: tuple[float, float] = (595, 842), turned: int = 0) -> PdfWriter:
    """Return a PDF that is still to be written."""
    writer = PdfWriter()
    facts = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = writer._add_object(_names(facts))
    for text in texts:
        page = writer.add_blank_page(*size)
        stream = StreamObject()
        stream.set_data(f"BT /F1 18 Tf 60 700 Td ({text}) Tj ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        if turned:
            page[NameObject("/Rotate")] = NumberObject(turned)
    return writer


def saved(writer: PdfWriter) -> bytes:
    """Return the bytes of a PDF."""
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def encrypted() -> bytes:
    """Return a PDF that asks for a password."""
    writer = writer_of("closed")
    writer.encrypt("word")
    return saved(writer)


def layered() -> bytes:
    """Return a PDF with a layer that is switched off."""
    writer = writer_of("shown")
    layer = writer._add_object(_names({"/Type": "/OCG"}))
    usual = DictionaryObject({NameObject("/OFF"): ArrayObject([layer])})
    root: Any = writer._root_object
    root[NameObject("/OCProperties")] = DictionaryObject({NameObject("/D"): usual})
    return saved(writer)


def endless() -> bytes:
    """Return a PDF whose tree of pages holds itself."""
    return plain("page").replace(b"/Kids [", b"/Kids [ 1 0 R 1 0 R ")


def bomb() -> bytes:
    """Return a small PDF whose page draws very much."""
    writer = writer_of("page")
    stream = StreamObject()
    stream.set_data(b"0 0 m " * 5_000_000)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    return saved(writer)


def noted(word: str, flags: int = 4) -> bytes:
    """Return a PDF with a filled field whose appearance holds a word, a link, a script and an attachment."""
    writer = writer_of("page")
    look = StreamObject()
    look.set_data(f"BT /F1 12 Tf 2 4 Td ({word}) Tj ET".encode())
    look[NameObject("/Subtype")] = NameObject("/Form")
    look[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, 200, 20)))
    look[NameObject("/Resources")] = writer.pages[0]["/Resources"]
    place = ArrayObject(map(FloatObject, (100, 100, 300, 120)))
    note = _names({"/Type": "/Annot", "/Subtype": "/Widget"})
    note[NameObject("/F")], note[NameObject("/Rect")] = NumberObject(flags), place
    states = DictionaryObject({NameObject("/On"): writer._add_object(look)})
    note[NameObject("/AP")] = DictionaryObject({NameObject("/N"): states})
    note[NameObject("/AS")] = NameObject("/On")
    link = _names({"/Type": "/Annot", "/Subtype": "/Link"})
    link[NameObject("/Rect")] = place
    link[NameObject("/AP")] = DictionaryObject()
    bare = _names({"/Type": "/Annot", "/Subtype": "/Square"})
    writer.pages[0][NameObject("/Annots")] = ArrayObject(map(writer._add_object, (note, link, bare)))
    script = _names({"/S": "/JavaScript"})
    script[NameObject("/JS")] = TextStringObject("app.alert(1)")
    root: Any = writer._root_object
    root[NameObject("/OpenAction")] = writer._add_object(script)
    writer.add_attachment("note.txt", b"attached")
    return saved(writer)


def texts_of(data: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def _names(facts: Mapping[str, str]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): NameObject(value) for name, value in facts.items()})
