"""Pages from elsewhere: what is shown is taken, at its place; what is hostile is refused, with the reason."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject, RectangleObject
from tests import pdfs

from majlis.briefing import sheets
from majlis.briefing.sheets import BOTTOM, SIDE, TOP, draw, frame_size, read_sheets
from majlis.kernel.errors import InputError


def framed(data: bytes) -> bytes:
    """Draw each page into a frame, and return the PDF."""
    writer = PdfWriter()
    for sheet in read_sheets(data):
        width, height = frame_size(sheet)
        frame = writer.add_blank_page(width, height)
        own = pdfs.writer_of("own")
        frame[NameObject("/Contents")] = own.pages[0]["/Contents"].clone(writer)
        draw(writer, frame, sheet)
    return pdfs.saved(writer)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_lies_between_head_and_foot_however_it_is_turned(turned: int) -> None:
    (sheet,) = read_sheets(pdfs.plain("word", size=(500, 700), turned=turned))
    upright = turned in {0, 180}
    assert (sheet.width, sheet.height) == ((500, 700) if upright else (700, 500))
    width, height = frame_size(sheet)
    assert (width < height) == upright
    data = framed(pdfs.plain("word", size=(500, 700), turned=turned))
    page = PdfReader(io.BytesIO(data)).pages[0]
    assert "word" in page.extract_text()
    for x, y in ((0, 0), (500, 0), (0, 700), (500, 700)):
        a, b, c, d, e, f = sheets._matrix(sheet, 1.0, (0.0, 0.0))
        assert -0.01 <= a * x + c * y + e <= sheet.width + 0.01
        assert -0.01 <= b * x + d * y + f <= sheet.height + 0.01
    assert height > TOP + BOTTOM
    assert width > 2 * SIDE


def test_what_is_cut_away_stays_away() -> None:
    writer = pdfs.writer_of("word")
    writer.pages[0].cropbox = RectangleObject((100, 100, 400, 600))
    (sheet,) = read_sheets(pdfs.saved(writer))
    assert sheet.box == (100, 100, 400, 600)


def test_fields_are_shown_and_nothing_that_acts_is_taken() -> None:
    data = framed(pdfs.noted("filled in"))
    assert "filled in" in pdfs.texts_of(data)[0]
    for sign in (b"/JavaScript", b"/Annots", b"/EmbeddedFile", b"app.alert"):
        assert sign not in data
    assert "hidden one" not in pdfs.texts_of(framed(pdfs.noted("hidden one", flags=2)))[0]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no PDF"),
        (b"PK..", "no PDF"),
        (b"%PDF-1.7 and nothing", "broken"),
        (pdfs.plain("x")[:300], "broken"),
        (pdfs.encrypted(), "encrypted"),
        (pdfs.layered(), "hidden layers"),
        (pdfs.endless(), "."),
        (pdfs.plain(), "no page"),
        (pdfs.plain("x", size=(1, 1)), "usable size"),
        (pdfs.plain("x", size=(20_000, 20_000)), "usable size"),
        (pdfs.plain("x", turned=45), "askew"),
    ],
)
def test_what_is_hostile_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read_sheets(data)


def test_what_is_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"draws too much|broken"):
        read_sheets(pdfs.bomb())
    two = pdfs.plain("a", "b")
    for name, value, why in (
        ("MOST_PAGES", 1, "has 2 pages"),
        ("_MOST_BYTES", 10, "too large"),
        ("_MOST_SECONDS", -1.0, "too long"),
        ("_MOST_CONTENT", 5, "draws too much"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(sheets, name, value)
            with pytest.raises(InputError, match=why):
                read_sheets(two)


def test_parts_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_: bytes) -> None:
        raise RecursionError

    monkeypatch.setattr(sheets, "_read", endless)
    with pytest.raises(InputError, match="without end"):
        read_sheets(pdfs.plain("x"))


def test_a_page_that_draws_nothing_is_a_page(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(300, 300)[NameObject("/Rotate")] = NumberObject(0)
    (sheet,) = read_sheets(pdfs.saved(writer))
    assert replace(sheet, turned=90).width == 300
    (tmp_path / "x.pdf").write_bytes(framed(pdfs.saved(writer)))
