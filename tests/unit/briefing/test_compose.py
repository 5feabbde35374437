"""The whole document: order, band, marking, no names."""

from collections.abc import Callable
from datetime import date
from typing import Any

from majlis.briefing import compose
from majlis.briefing.compose import ALWAYS, Words, own
from majlis.briefing.document import Paragraph


def test_sections_stand_in_their_order(make: Callable[..., Any], named: Any) -> None:
    titles = [section.title for section in compose(make(annex=named)).sections]
    assert titles == [
        "How often attacks are reported",
        "How much could be lost in a year",
        "Bad but plausible",
        "Where the loss falls",
        "Where people would be hit",
        "What changed since the previous run",
        "Assumptions, most influential first",
        "Sources",
        "What the model leaves out",
        "How to read the numbers",
        "How far to trust the simulation",
        "How to verify this briefing",
        "Annex: assets by name",
    ]


def test_the_same_material_gives_the_same_document(make: Callable[..., Any]) -> None:
    assert compose(make()) == compose(make())


def test_synthetic_shows_in_title_and_band(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    document = compose(make())
    assert document.band == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
    assert "synthetic" in document.title
    real = compose(make(result=assess(nation=assess().nation.model_copy(update={"synthetic": False}), sources=())))
    assert real.band == ""
    assert "synthetic" not in real.title


def test_no_asset_is_named_without_the_annex(make: Callable[..., Any], named: Any) -> None:
    plain, full = str(compose(make())), str(compose(make(annex=named)))
    for asset in named.critical:
        assert asset.id not in plain
        assert asset.name not in plain
        assert asset.id in full


def test_what_is_picked_follows_page_1_with_what_no_briefing_leaves_out(make: Callable[..., Any]) -> None:
    material = make()
    picked = compose(material, frozenset({"rates"}))
    whole = compose(material)
    titles = [one.title for one in picked.sections]
    assert len(titles) == len(ALWAYS) + 1
    assert set(titles) < {one.title for one in whole.sections}
    assert titles == [one.title for one in whole.sections if one.title in titles], "in the same order"
    assert compose(material, frozenset()).summary == whole.summary


def test_own_words_stand_first_under_their_author_and_apart(make: Callable[..., Any]) -> None:
    words = Words("We ask for\r\nbatteries.\r\n\r\n\r\n\r\nSoon.", "anna", date(2026, 11, 25))
    section = compose(make(), frozenset(), words).sections[0]
    assert "anna" in section.title
    lead, *texts = section.blocks
    assert isinstance(lead, Paragraph)
    assert "25 Nov 2026" in lead.text.replace("\u00a0", " ")
    assert [one.text for one in texts if isinstance(one, Paragraph)] == ["We ask for batteries.", "Soon."]
    assert own(Words(" \r\n\r\n ", "anna", date(2026, 11, 25))) is None
