from majlis.council import Outcome
from majlis.council.lifecycle import Form, MotionState
from majlis.interfaces.web.council.voting_words import FORMS, MOST, OUTCOMES, STATES, TONES, figures, turnout


def test_everything_that_can_happen_has_words() -> None:
    assert set(OUTCOMES) == {outcome.value for outcome in Outcome}
    assert set(FORMS) == {form.value for form in Form}
    assert set(STATES) == {state.value for state in MotionState}
    assert set(TONES) == set(OUTCOMES) | set(STATES)


def test_figures_stand_as_they_were_pinned() -> None:
    found = {
        "headline": {"people": 1_000_000, "chance": {"mean": 0.123456789, "low": 0.05, "high": 0.21}},
        "levels": [{"years": 10, "aep_var": 1.5}, {"years": 100, "aep_var": None}],
        "services": ["power", "water"],
    }
    assert figures(found) == [
        ("headline · people", "1000000"),
        ("headline · chance", "0.123456789 (0.05 to 0.21)"),
        ("levels · 10 · years", "10"),
        ("levels · 10 · aep var", "1.5"),
        ("levels · 100 · years", "100"),
        ("levels · 100 · aep var", "–"),
        ("services · 1", "power"),
        ("services · 2", "water"),
    ]
    assert len(figures({str(number): number for number in range(500)})) == MOST


def test_a_turnout_is_told_in_words() -> None:
    assert turnout(1, 6) == "1 of 7 has voted."
    assert turnout(0, 0) == "0 of 0 have voted."
