"""The PDF: same bytes, tagged, band and marking on each page, no names."""

import io
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pikepdf
import pypdf
import pytest

from majlis.briefing import compose
from majlis.briefing.document import Chart, Table
from majlis.briefing.pdf import pdf

BAND = "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    return {}


def plain(make: Callable[..., Any], written: dict[str, bytes]) -> bytes:
    """Write it once for all tests of this module."""
    if "plain" not in written:
        written["plain"] = pdf(compose(make()))
    return written["plain"]


def pages(data: bytes) -> list[str]:
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


def figures(node: Any) -> list[Any]:
    """Return the Figure elements of a structure tree."""
    kids = node.get("/K", [])
    found = [node] if node.get("/S") == "/Figure" else []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += figures(kid)
    return found


def test_band_marking_and_number_stand_on_every_page(make: Callable[..., Any], written: dict[str, bytes]) -> None:
    texts = pages(plain(make, written))
    assert len(texts) >= 7
    for number, text in enumerate(texts, 1):
        assert BAND in text
        assert text.count("TLP:AMBER") >= 2
        assert f"Page {number} of {len(texts)}" in text


def test_page_1_stands_alone_and_has_at_most_200_words(make: Callable[..., Any], written: dict[str, bytes]) -> None:
    texts = pages(plain(make, written))
    assert len(texts[0].split()) <= 200, texts[0]
    assert "Asked of you" in texts[0]
    assert "Run 9f9f9f9f9f9f" in texts[0]
    assert "How often attacks are reported" not in texts[0]
    assert not [word for word in ("AAL", "TVaR", "nowcast", "posterior", "return period") if word in texts[0]]


def test_same_bytes_twice(make: Callable[..., Any], written: dict[str, bytes]) -> None:
    assert plain(make, written) == pdf(compose(make()))


def test_it_is_tagged_and_says_what_it_is(make: Callable[..., Any], written: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(plain(make, written))) as document:
        root = document.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "en"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as facts:
            assert facts["pdfuaid:part"] == "1"
            assert "synthetic" in facts["dc:title"]
        found = figures(root.StructTreeRoot)
        texts = [str(figure.get("/Alt", "")) for figure in found]
    assert len(texts) >= 8
    assert all(len(text) > 30 for text in texts)
    assert any("A hundred squares" in text for text in texts)


def test_only_shipped_fonts_are_used(make: Callable[..., Any], written: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(plain(make, written))) as document:
        names = {
            str(item.BaseFont)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item
        }
    assert names
    assert all("IBMPlexSans" in name for name in names)


def test_assets_are_named_in_a_red_annex_only(make: Callable[..., Any], named: Any, written: dict[str, bytes]) -> None:
    without = "\n".join(pages(plain(make, written)))
    texts = pages(pdf(compose(make(annex=named))))
    assert not [asset.id for asset in named.critical if asset.id in without or asset.name in without]
    assert all("TLP:RED" in text for text in texts)
    assert all(asset.id in "\n".join(texts) for asset in named.critical)
    first = next(text for text in texts if "Annex: assets by name" in text)
    assert named.critical[0].id in first, "the table begins under its heading"


def test_a_real_nation_bears_no_band(make: Callable[..., Any], assess: Callable[..., Any]) -> None:
    real = assess(nation=assess().nation.model_copy(update={"synthetic": False}), sources=())
    assert BAND not in "\n".join(pages(pdf(compose(make(result=real)))))


def test_words_are_words_and_never_code(make: Callable[..., Any], assess: Callable[..., Any]) -> None:
    odd = '#panic("no") $x$ *bold* \\ [x] <b>&amp;</b> _i_ `c` @ref // end'
    result = assess(nation=assess().nation.model_copy(update={"notice": odd}))
    assert '#panic("no") $x$ *bold*' in " ".join("\n".join(pages(pdf(compose(make(result=result))))).split())


def test_headings_stand_with_what_they_head(make: Callable[..., Any], written: dict[str, bytes]) -> None:
    texts = [" ".join(text.split()) for text in pages(plain(make, written))]
    for section in compose(make()).sections:
        first = next((block for block in section.blocks if isinstance(block, Chart | Table)), None)
        if first is not None:
            caption = " ".join(first.caption.replace("\N{NO-BREAK SPACE}", " ").split())[:40]
            assert any(section.title in text and caption in text for text in texts), section.title


def filled(page: pypdf.PageObject) -> float:
    """Return how far down a page's text reaches between head and foot."""
    foot, head = 62.0, 754.0
    heights: list[float] = []

    def note(text: str, outer: list[float], inner: list[float], _font: object, _size: float) -> None:
        height = inner[5] * outer[3] + outer[5]
        if text.strip() and foot < height < head:
            heights.append(height)

    page.extract_text(visitor_text=note)
    return (head - min(heights)) / (head - foot)


def test_pages_are_filled(make: Callable[..., Any], written: dict[str, bytes]) -> None:
    """Sections follow one another: no two pages in a row would fit on one."""
    reader = pypdf.PdfReader(io.BytesIO(plain(make, written)))
    used = [filled(page) for page in reader.pages[1:]]
    assert all(one + other > 1 for one, other in pairwise(used)), used
