"""Page 1: at most 200 words, no banned word, and true to the result."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from majlis.briefing.document import Paragraph
from majlis.briefing.summary import data_day, headline_of, summary
from majlis.risk.difference import Step
from majlis.risk.result import Gaps

BANNED = ("AAL", "TVaR", "nowcast", "posterior", "return period")


def text_of(first: Any) -> str:
    lines = [first.kicker, first.headline, first.footer]
    for panel in first.panels:
        lines.append(panel.heading)
        for block in panel.blocks:
            lines += [block.text] if isinstance(block, Paragraph) else [" ".join(item) for item in block.items]
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ").replace("**", "")


def test_page_1_says_what_the_result_says(make: Callable[..., Any]) -> None:
    text = text_of(summary(make()))
    for sentence in (
        "Attacks on hospitals are rising. Elsewhere we cannot tell.",
        "Health: 20 incidents reported (12 in the quarter before).",
        "Sources unchanged. The true number is higher; we do not know by how much.",
        "Over 1 million people without power, phones or water for a day, within 12 months: about 1 in 12",
        "about 1 in 12 (1 in 35 to 1 in 5).",
        "Bad but plausible: one shared supplier fails; 6 million without phones for 14 h (9–30).",
        "1 in 15 → 1 in 12, less than our uncertainty: attacks up and backups better.",
        "Decide Hardening operators? If attacks fail: 1 in 20.",
        "Defer Funding repair? If repairs are fast: 1 in 14.",
        "No measure tested.",
        "Ask 4 sectors to declare dependencies: 1 in 18 to 1 in 9.",
        "Confidence: low. Supply declared: 55 %. Uncertainty from judgement: about 70 %.",
        "Ten-year check: passed. Run 9f9f9f9f9f9f.",
    ):
        assert sentence in text, text


def test_a_span_that_is_one_number_is_not_told_twice(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    events = tuple(one.model_copy(update={"hours_low": 14.0, "hours_high": 14.0}) for one in assess().scenarios)
    assert "without phones for 14 h." in text_of(summary(make(result=assess(scenarios=events))))


def worst(assess: Callable[..., Any], make: Callable[..., Any]) -> Any:
    """Return material that makes page 1 as long as it gets."""
    base = assess()
    loud = {
        "verdict": "rising",
        "earlier": "2023-01-01..2025-01-01",
        "later": "2025-01-01..2026-01-01",
        "coverage_breaks": ("new source",),
    }
    threats = tuple(one.model_copy(update=loud if at < 3 else {}) for at, one in enumerate(base.threat))
    wordy = "A very long description of what an attacker does to a great many operators in many places at once"
    events = tuple(
        one.model_copy(update={"description": wordy, "campaign": "ransomware through a vendor"})
        for one in base.scenarios
    )
    backtest = tuple(one.model_copy(update={"agrees": False}) for one in base.backtest)
    parts = replace(make().difference, within_uncertainty=False)
    return make(result=assess(threat=threats, scenarios=events, backtest=backtest), difference=parts)


def test_page_1_never_exceeds_200_words(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    first = summary(worst(assess, make))
    assert "FAILED" in first.footer
    assert first.words <= 186, text_of(first)
    assert "backups" not in text_of(first)
    assert "backups" in text_of(summary(make()))


def test_a_short_page_keeps_what_the_scenario_is(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    gaps = Gaps(unwatched=("gas", "oil"))
    crowded = worst(assess, make)
    first = summary(replace(crowded, result=crowded.result.model_copy(update={"gaps": gaps})))
    assert first.words <= 186, text_of(first)
    assert "CERT Attacks on 2 unwatched sectors: left out." in text_of(first)


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        (Gaps(unwatched=("gas",), unplaced_incidents=5), "CERT Attacks on 1 unwatched sector: left out."),
        (Gaps(unplaced_incidents=1432), "CERT The sector of 1,432 incidents: left out."),
        (Gaps(partly_watched=("gas", "oil")), "CERT Some attacks on 2 sectors: left out."),
    ],
)
def test_what_adds_nothing_for_want_of_evidence_stands_first(
    assess: Callable[..., Any], make: Callable[..., Any], gaps: Gaps, said: str
) -> None:
    page = summary(make(result=assess(gaps=gaps)))
    unknown = next(panel for panel in page.panels if panel.heading == "What we do not know")
    lines = [" ".join(item) for block in unknown.blocks if not isinstance(block, Paragraph) for item in block.items]
    assert lines[0] == said
    assert len(lines) == 3


def test_attacks_are_up_only_where_the_headline_may_say_so(
    assess: Callable[..., Any], make: Callable[..., Any]
) -> None:
    fewer = Step("rates", "New evidence of attacks", -0.02, -1e6)
    steps = replace(make().difference, steps=(fewer,))
    assert "uncertainty: new data." in text_of(summary(make(difference=steps)))
    calm = tuple(one.model_copy(update={"verdict": "cannot tell"}) for one in assess().threat)
    assert "uncertainty: new data" in text_of(summary(make(result=assess(threat=calm))))


def test_page_1_bans_the_trade_words(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    for material in (make(), worst(assess, make), make(previous=None, difference=None)):
        text = text_of(summary(material)).lower()
        assert not [word for word in BANNED if word.lower() in text]


def test_a_break_in_coverage_is_no_rise_in_attacks(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    threats = tuple(one.model_copy(update={"coverage_breaks": ("2026-06-01 new source",)}) for one in assess().threat)
    text = text_of(summary(make(result=assess(threat=threats))))
    assert "more reports are not more attacks" in text
    assert "Sources unchanged" not in text


def test_periods_of_unequal_length_are_told_by_the_month(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    windows = {"earlier": "2023-01-01..2025-01-01", "later": "2025-01-01..2026-01-01"}
    threats = tuple(one.model_copy(update=windows) for one in assess().threat)
    text = text_of(summary(make(result=assess(threat=threats))))
    assert "Health: 20 incidents reported in 12 months, 1.7 a month (0.5 before)." in text


def test_a_single_month_is_told_as_one(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    windows = {"earlier": "2025-10-01..2025-12-01", "later": "2025-12-01..2026-01-01"}
    threats = tuple(one.model_copy(update=windows) for one in assess().threat)
    assert "incidents reported in 1 month, " in text_of(summary(make(result=assess(threat=threats))))


def test_nothing_rising_shows_all_sectors(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    calm = tuple(one.model_copy(update={"verdict": "cannot tell"}) for one in assess().threat)
    result = assess(threat=calm)
    assert headline_of(result) == "We cannot tell whether attacks are rising."
    assert "All sectors: 41 incidents reported" in text_of(summary(make(result=result)))


@pytest.mark.parametrize(("agrees", "said"), [((), "not made"), ((True,), "passed"), ((True, False), "FAILED")])
def test_the_back_test_stands_on_page_1(
    assess: Callable[..., Any], make: Callable[..., Any], agrees: tuple[bool, ...], said: str
) -> None:
    test = assess().backtest[0]
    backtest = tuple(test.model_copy(update={"agrees": one}) for one in agrees)
    assert f"Ten-year check: {said}." in summary(make(result=assess(backtest=backtest))).footer


def test_the_check_says_over_how_many_years(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    short = tuple(one.model_copy(update={"years": 4.2}) for one in assess().backtest)
    assert "4-year check: passed." in summary(make(result=assess(backtest=short))).footer


def test_a_real_nation_is_no_demo(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    real = assess(nation=assess().nation.model_copy(update={"synthetic": False}), sources=())
    assert summary(make(result=real)).kicker == "Briefing to the Council, data to 22 Nov 2026"
    assert summary(make()).kicker == "Reference nation, data to 22 Nov 2026"


def test_data_day_is_the_last_day_that_counts(assess: Callable[..., Any]) -> None:
    assert data_day(assess(data_to="2026-01-01")) == "31 Dec 2025"
    assert data_day(assess(data_to="0001-01-01")) == "no day: there is no evidence"


def test_an_unchanged_chance_is_said_once(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    assert "Still about 1 in 12." in text_of(summary(make(previous=assess(), difference=None)))


def test_the_code_carries_the_whole_hash(make: Callable[..., Any]) -> None:
    code = summary(make()).code
    assert code is not None
    assert "9f" * 32 in code.alt
    assert "20261124-1830-ab12cd34" in code.alt
    assert code.svg.startswith("<svg")


def test_effects_are_told_on_the_scale_of_the_headline(assess: Callable[..., Any], make: Callable[..., Any]) -> None:
    halves = tuple(
        one.model_copy(update={"low": one.low / 2, "centre": one.centre / 2, "high": one.high / 2})
        for one in assess().sensitivity
    )
    assert text_of(summary(make(result=assess(sensitivity=halves)))) == text_of(summary(make()))
