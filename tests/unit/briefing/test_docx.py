"""The Word document: same bytes, headings, named pictures, heads and feet."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from majlis.briefing import compose
from majlis.briefing.docx import _widths, docx

BAND = "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"


@pytest.fixture(scope="module")
def kept() -> dict[str, bytes]:
    return {}


def opened(make: Callable[..., Any], kept: dict[str, bytes]) -> Any:
    import docx as library

    if "plain" not in kept:
        kept["plain"] = docx(compose(make()))
    return library.Document(io.BytesIO(kept["plain"]))


def test_head_and_foot_bear_band_and_marking(make: Callable[..., Any], kept: dict[str, bytes]) -> None:
    word = opened(make, kept)
    for place in (word.sections[0].header, word.sections[0].footer):
        text = "\n".join(line.text for line in place.paragraphs)
        assert BAND in text
        assert "TLP:AMBER" in text
        assert place.paragraphs[0].text == f"{BAND}\tTLP:AMBER"
    fields = word.sections[0].footer._element.xml
    assert 'w:instr="PAGE"' in fields
    assert 'w:instr="NUMPAGES"' in fields


def test_headings_and_tables_are_known_as_such(make: Callable[..., Any], kept: dict[str, bytes]) -> None:
    word = opened(make, kept)
    titles = [line.text for line in word.paragraphs if line.style.name == "Heading 1"]
    assert [line.text for line in word.paragraphs if line.style.name == "Title"] == [
        "Attacks on hospitals are rising. Elsewhere we cannot tell."
    ]
    assert titles[0] == "How often attacks are reported"
    assert len(titles) == 12
    assert len(word.tables) >= 8
    assert all("tblHeader" in table.rows[0]._tr.xml for table in word.tables)


def test_pictures_have_words(make: Callable[..., Any], kept: dict[str, bytes]) -> None:
    about = [shape._inline.docPr.get("descr") for shape in opened(make, kept).inline_shapes]
    assert len(about) == 8
    assert all(text and len(text) > 30 for text in about)


def test_charts_keep_inside_the_lines(make: Callable[..., Any], kept: dict[str, bytes]) -> None:
    assert all(shape.width.mm <= 166.1 for shape in opened(make, kept).inline_shapes)


def test_no_asset_is_named(make: Callable[..., Any], kept: dict[str, bytes], named: Any) -> None:
    xml = opened(make, kept).element.xml
    assert not [asset.id for asset in named.critical if asset.id in xml or asset.name in xml]


def test_same_bytes_twice(make: Callable[..., Any], kept: dict[str, bytes]) -> None:
    opened(make, kept)
    assert kept["plain"] == docx(compose(make()))


def test_columns_fill_the_line_and_no_word_breaks() -> None:
    rows = [("Once in", "What happens", "Hours"), ("20\N{NO-BREAK SPACE}years", "An attack. " * 20, "16")]
    first, what, hours = _widths(rows)
    assert first + what + hours == pytest.approx(166.0)
    assert first >= 2.0 * len("20 years")
    assert what > 3 * hours


def test_rows_of_tables_are_ruled_and_stay_whole(make: Callable[..., Any], kept: dict[str, bytes]) -> None:
    for table in opened(make, kept).tables:
        assert "w:shd" not in table._tbl.xml, "no shading: dark text stays readable"
        assert "w:insideV" not in table._tbl.xml
        assert all("cantSplit" in row._tr.xml for row in table.rows)
        assert all(run.bold for cell in table.rows[0].cells for run in cell.paragraphs[0].runs)
        assert sum(column.width.mm for column in table.columns) == pytest.approx(166, abs=0.5)


def test_no_word_of_a_table_is_broken(make: Callable[..., Any], kept: dict[str, bytes]) -> None:
    for table in opened(make, kept).tables:
        for at, column in enumerate(table.columns):
            longest = max(len(word) for row in table.rows for word in row.cells[at].text.split(" "))
            assert column.width.mm >= 1.7 * longest, column.cells[0].text


def test_text_that_leads_to_a_table_stays_with_it(make: Callable[..., Any], kept: dict[str, bytes]) -> None:
    word = opened(make, kept)
    captions = [child.getprevious() for child in word.element.body if child.tag.endswith("}tbl")]
    assert all("w:keepNext" in caption.xml for caption in captions)
    titles = [line for line in word.paragraphs if line.style.name == "Heading 1"]
    assert [line.paragraph_format.page_break_before for line in titles] == [True] + [False] * (len(titles) - 1)
    assert not [line for line in word.paragraphs if "w:br" in line._p.xml], "no page is begun by hand"
    leads = {line.text.partition(".")[0]: line for line in word.paragraphs}
    assert leads["Single events from the simulation, in counts"].paragraph_format.keep_with_next


def test_the_font_has_a_fallback(make: Callable[..., Any], kept: dict[str, bytes]) -> None:
    opened(make, kept)
    with zipfile.ZipFile(io.BytesIO(kept["plain"])) as package:
        fonts = package.read("word/fontTable.xml").decode()
    assert '<w:font w:name="IBM Plex Sans"><w:altName w:val="Arial"/>' in fonts
