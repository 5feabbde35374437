"""Minutes in Word: into the shipped template or a body's own; a template that does not fit is told why."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from tests.minutes import MATERIAL, empty

from majlis.briefing import minutes_word
from majlis.briefing.minutes import write
from majlis.briefing.minutes_word import BLOCKS, demand_template, minutes_docx, shipped
from majlis.kernel.errors import InputError


def text_of(data: bytes) -> str:
    word = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in word.paragraphs), *cells])


def own(change: Callable[[Any], None]) -> bytes:
    """Return a template of a body's own."""
    word = docx.Document()
    for name in BLOCKS:
        word.add_paragraph(f"{{{{ {name} }}}}")
    change(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def packed(data: bytes, name: str, content: bytes) -> bytes:
    """Return a template with one more file in it."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(name, content)
    return out.getvalue()


def test_the_shipped_template_holds_everything() -> None:
    data = minutes_docx(write(MATERIAL), shipped())
    told = text_of(data)
    for words in ("Minutes: Second meeting", "Indicators are shared within a day.", "کونسل", "Bilal", "DEC-2026-0001",
                  "ACT-2026-0001", "quorum 2 of 3", "The banks asked for two days."):  # fmt: skip
        assert words in told
    assert "{{" not in told
    word = docx.Document(io.BytesIO(data))
    for edge in (word.sections[0].header, word.sections[0].footer):
        assert edge.paragraphs[0].text == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY · TLP:AMBER"
    assert minutes_docx(write(MATERIAL), shipped()) == data
    order = [told.index(words) for words in ("Attendance", "Items", "Decisions", "Actions", "Register", "Approval")]
    assert order == sorted(order)


def test_a_template_of_ones_own_keeps_what_it_has() -> None:
    def change(word: Any) -> None:
        line = word.add_paragraph("Signed in ")
        line.add_run("{{pla").bold = True
        line.add_run("ce}}, on {{date}}")
        word.add_table(rows=1, cols=1).rows[0].cells[0].text = "For {{body}}"
        section = word.sections[0]
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = "Letterhead {{meeting}}"
        word.settings.odd_and_even_pages_header_footer = True
        word.add_section()

    data = minutes_docx(write(MATERIAL), own(change))
    assert "Signed in Room 1, on 10 March 2026" in text_of(data)
    assert "For Council of tests" in text_of(data)
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert [line.text for line in section.header.paragraphs][-1] == "Letterhead MTG-2026-0002"
    for edge in (section.header, section.first_page_header, section.even_page_footer):
        assert "TLP:AMBER" in edge.paragraphs[0].text


def test_a_template_without_usual_styles_is_filled_all_the_same() -> None:
    def change(word: Any) -> None:
        for name in ("Heading 2", "Caption", "Table Grid"):
            word.styles[name].delete()

    assert "Indicators are shared" in text_of(minutes_docx(write(MATERIAL), own(change)))
    assert "SYNTHETIC" not in text_of(minutes_docx(write(empty()), own(lambda _: None)))


def test_places_that_are_no_places_of_blocks_stay_empty() -> None:
    def change(word: Any) -> None:
        word.sections[0].header.paragraphs[0].text = "{{items}} here"

    data = minutes_docx(write(MATERIAL), own(change))
    assert docx.Document(io.BytesIO(data)).sections[0].header.paragraphs[-1].text == " here"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no Word document"),
        (b"PK\x03\x04", "no Word document"),
        (packed(b"", "a.txt", b"x"), "no Word document"),
        (packed(shipped(), "word/vbaProject.bin", b"x"), "macros"),
        (
            packed(
                shipped(), "word/_rels/x.xml.rels", b'<Relationship Type="t/attachedTemplate" TargetMode="External"/>'
            ),
            "from elsewhere",
        ),
        (own(lambda word: word.add_paragraph("{{itmes}}")), "no place 'itmes'"),
    ],
)
def test_what_is_no_template_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why):
        demand_template(data)


def test_a_template_that_lacks_a_place_is_told_which() -> None:
    word = docx.Document()
    word.add_paragraph("{{attendance}}")
    word.add_paragraph("See {{items}}")
    out = io.BytesIO()
    word.save(out)
    with pytest.raises(InputError, match=r"lacks \{\{items\}\}, \{\{decisions\}\}"):
        demand_template(out.getvalue())


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value, why in (("_MOST", 10, "MB"), ("_MOST_UNPACKED", 10, "unpacks"), ("_MOST_FILES", 1, "unpacks")):
        with monkeypatch.context() as patch:
            patch.setattr(minutes_word, name, value)
            with pytest.raises(InputError, match=why):
                demand_template(shipped())
