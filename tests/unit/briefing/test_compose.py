"""The whole document: order, band, marking, no names."""

from collections.abc import Callable
from typing import Any

from majlis.briefing import compose


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
