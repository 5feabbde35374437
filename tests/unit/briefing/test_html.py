"""The HTML: one file that asks for nothing, well formed, named for all ears."""

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from tests.unit.briefing.conftest import material

from majlis.briefing import compose
from majlis.briefing.html import html

VOID = {"meta", "br", "img", "link", "input", "hr"}


class Reader(HTMLParser):
    """Notes tags, attributes and text, and whether every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


@pytest.fixture(scope="module")
def page() -> str:
    return html(compose(material()))


def test_tags_close_in_order(page: str) -> None:
    reader = read(page)
    assert reader.wrong == []
    assert reader.open == []


def test_nothing_is_fetched_and_nothing_runs(page: str) -> None:
    assert not re.search(r"https?://|//[a-z]+\.|@import|<script|javascript:|\son\w+=", page)
    assert all(found.startswith("data:") for found in re.findall(r'url\("([^"]+)"', page))
    for tag, attributes in read(page).tags:
        assert tag not in {"script", "link", "iframe", "img"}
        assert (attributes.get("href") or "#").startswith("#")


def test_headings_go_down_one_by_one(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in read(page).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_pointed_at(page: str) -> None:
    tags = read(page).tags
    ids = Counter(attributes["id"] for _, attributes in tags if attributes.get("id"))
    assert not [name for name, number in ids.items() if number > 1]
    targets = {(attributes["href"] or "")[1:] for tag, attributes in tags if tag == "a"}
    targets |= {attributes["aria-labelledby"] or "" for _, attributes in tags if "aria-labelledby" in attributes}
    assert targets
    assert targets <= set(ids)


def test_drawings_and_tables_are_named(page: str) -> None:
    tags = read(page).tags
    drawings = [attributes for tag, attributes in tags if tag == "svg" and attributes.get("role") == "img"]
    assert len(drawings) == 14, "squares and code once, six charts in two layouts"
    assert all(len(attributes["aria-label"] or "") > 30 for attributes in drawings)
    assert all(attributes.get("scope") in {"col", "row"} for tag, attributes in tags if tag == "th")
    assert all("aria-labelledby" in attributes for tag, attributes in tags if tag == "table")


def test_colours_are_tokens_and_sides_are_logical(page: str) -> None:
    drawn = "".join(re.findall(r'<svg role="img".*?</svg>', page, re.DOTALL)[1:-1])
    assert "var(--ink)" in drawn
    assert "#1a1f26" not in drawn.split("<svg")[2]
    style = page[page.index(":root") : page.index("</style>")]
    assert not re.search(r"(margin|padding|border)-(left|right)|text-align:(left|right)|float:", style)
    assert "prefers-color-scheme:dark" in style
    assert "@media print" in style


def test_band_and_marking(page: str, make: Callable[..., Any], named: Any) -> None:
    text = " ".join(read(page).text)
    assert text.count("SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY") >= 2
    assert text.count("TLP:AMBER") >= 2
    assert 'lang="en" dir="ltr"' in page
    red = html(compose(make(annex=named)))
    assert " ".join(read(red).text).count("TLP:RED") >= 2
    assert not [asset.id for asset in named.critical if asset.id in page or asset.name in page]
    assert all(asset.id in red for asset in named.critical)


def test_words_are_escaped(make: Callable[..., Any], assess: Callable[..., Any]) -> None:
    odd = '<script>alert(1)</script> & "quoted"'
    result = assess(nation=assess().nation.model_copy(update={"notice": odd, "name": odd}))
    written = html(compose(make(result=result)))
    assert "<script" not in written
    assert "&lt;script&gt;" in written


def test_same_text_twice(page: str, make: Callable[..., Any]) -> None:
    assert page == html(compose(make()))


def test_each_chart_has_a_layout_for_a_telephone(page: str) -> None:
    wide, small = (re.findall(rf'<div class="{kind}"><svg [^>]*width="([\d.]+)"', page) for kind in ("wide", "narrow"))
    assert len(wide) == len(small) == 6
    assert all(float(width) <= 350 < float(other) for width, other in zip(small, wide, strict=True))
    style = page[page.index(":root") : page.index("</style>")]
    outside, _, telephone = style.partition("@media screen and (max-width:40rem)")
    assert ".narrow{display:none}" in outside
    assert ".wide{display:none}.narrow{display:block}" in telephone


def test_stacked_rows_say_their_columns(page: str) -> None:
    for table in re.findall("<table.*?</table>", page, re.DOTALL):
        titles = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', table)
        rows = re.findall("<tr role=.row.>(.*?)</tr>", table)[1:]
        assert rows
        assert all(re.findall('data-of="(.*?)"', row) == titles for row in rows)
        assert all(row.count('role="cell"') == len(titles) - 1 for row in rows)
