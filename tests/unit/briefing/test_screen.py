"""The first screen says what matters in at most 75 words, whatever there is to say."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.unit.briefing.conftest import VERDICTS, figure, nation, threats

from majlis.briefing.screen import MOST_WORDS, count_words, screen
from majlis.reference import sectors

BANNED = ("aal", "tvar", "nowcast", "posterior", "return period")
AROUND = 14
"""Words of band, marking, menu and what waits."""


def test_it_says_what_product_md_asks(assess: Callable[..., Any]) -> None:
    found = screen(assess(), besides=AROUND)
    assert found.headline == "Attacks on hospitals are rising. Elsewhere we cannot tell."
    assert found.data_to.startswith("data to ")
    assert "rising" in found.worse[0]
    assert "**about" in found.chance
    assert found.confidence == "Confidence: low."
    assert "sectors" in found.why
    assert "svg" in found.squares.svg


@pytest.mark.parametrize(
    "verdicts",
    [
        {},
        VERDICTS,
        dict.fromkeys(("transport", "government", "emergency"), "rising") | {"banking": "falling", "power": "falling"},
        dict.fromkeys(sectors().column("id"), "rising"),
        dict.fromkeys(sectors().column("id")[:-1], "falling"),
        dict.fromkeys(sectors().column("id")[:-2], "falling"),
        {"": "falling"},
    ],
)
@pytest.mark.parametrize("chance", [0.0005, 0.08, 0.6, 0.99])
def test_it_never_grows_beyond_75_words(verdicts: dict[str, str], chance: float, assess: Callable[..., Any]) -> None:
    base = assess()
    head = base.headline.model_copy(update={"chance": figure(chance).model_copy(update={"high": min(1, chance * 2)})})
    found = screen(assess(threat=threats(verdicts), headline=head), besides=AROUND)
    assert found.words + AROUND <= MOST_WORDS
    text = " ".join((found.headline, *found.worse, found.chance, found.confidence, found.why)).lower()
    assert not [word for word in BANNED if word in text.split() or (" " in word and word in text)]


def test_the_reason_of_the_confidence_is_what_can_be_mended(assess: Callable[..., Any]) -> None:
    every = sectors().column("id")

    def why(declared: float, judgement: float) -> str:
        told = nation().model_copy(
            update={"sectors_declared": every, "sectors_undeclared": (), "declared": declared, "unknown": 1 - declared}
        )
        return screen(assess(nation=told, judgement_share=judgement)).why

    assert why(0.5, 0.9).startswith("Supply is declared for 50")
    assert why(0.95, 0.9).startswith("About 90")
    assert why(0.95, 0.1) in {"", "The range is wide."}


def test_words_hold_a_letter_or_a_digit() -> None:
    assert count_words("SYNTHETIC – 1 in 12 · ▲") == 4


def test_every_text_of_it_is_used(monkeypatch: pytest.MonkeyPatch, assess: Callable[..., Any]) -> None:
    from majlis.briefing import messages
    from majlis.briefing.messages import catalogue

    asked = set()
    texts = catalogue()

    class Noting(dict[str, Any]):
        def get(self, code: str, default: Any = None) -> Any:
            asked.add(code)
            return super().get(code, default)

    monkeypatch.setattr(messages, "catalogue", lambda: Noting(texts))
    every = sectors().column("id")
    told = nation().model_copy(update={"sectors_declared": every, "sectors_undeclared": ()})
    mixed = {"health": "rising", "power": "falling"}
    nearly = dict.fromkeys(every[:-2], "rising")
    for verdicts in ({}, VERDICTS, mixed, nearly):
        for besides in (0, AROUND, 30, 40):
            for where in (nation(), told, told.model_copy(update={"declared": 0.95})):
                for judgement in (0.1, 0.9):
                    result = assess(threat=threats(verdicts), nation=where, judgement_share=judgement)
                    wide = result.headline.model_copy(update={"chance": figure(0.05, spread=4)})
                    screen(result.model_copy(update={"headline": wide}), besides=besides)
    assert {code for code in texts if code.startswith("screen.")} - asked == set()
