"""The Word document: same bytes, headings, named pictures, heads and feet."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from majlis.briefing import compose
from majlis.briefing.docx import docx

BAND = "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"


@pytest.fixture(scope="module")
def kept() -> dict[str, bytes]:
    return {}


def opened(make: Callable[..., Any], kept: dict[str, bytes]) -> Any:
    import docx as library

    data = kept.setdefault("plain", docx(compose(make())))
    return library.Document(io.BytesIO(data))


def test_head_and_foot_bear_band_and_marking(make: Callable[..., Any], kept: dict[str, bytes]) -> None:
    word = opened(make, kept)
    for place in (word.sections[0].header, word.sections[0].footer):
        text = "\n".join(line.text for line in place.paragraphs)
        assert BAND in text
        assert "TLP:AMBER" in text
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
