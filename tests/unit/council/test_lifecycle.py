from fractions import Fraction

import pytest

from majlis.council import Outcome, Procedure, Rule, Seat
from majlis.council.lifecycle import (
    BallotState,
    Form,
    MotionState,
    after_count,
    demand_fit,
    demand_step,
    forms_of,
    motion_after,
)
from majlis.kernel.errors import ConflictError, InputError

SEATS = tuple(Seat(f"s{number}", "abc"[number % 3]) for number in range(9))


@pytest.mark.parametrize(
    ("step", "allowed"),
    [
        ("edit", {"draft"}),
        ("unpin", {"draft"}),
        ("put", {"draft", "returned"}),
        ("amend", {"put"}),
        ("vote on", {"put"}),
        ("withdraw", {"draft", "put", "returned"}),
        ("recuse", {"draft", "put", "returned"}),
        ("pin", {"draft", "returned"}),
    ],
)
def test_only_some_steps_are_taken_from_a_state(step: str, allowed: set[str]) -> None:
    for state in MotionState:
        if state.value in allowed:
            demand_step(state.value, step, "MOT-2026-0001")
        else:
            with pytest.raises(ConflictError, match=f"nobody can {step} MOT-2026-0001 now"):
                demand_step(state.value, step, "MOT-2026-0001")


def test_no_form_lets_the_text_be_edited_after_it_was_put() -> None:
    with pytest.raises(ConflictError, match="its text and its rule stand"):
        demand_step("put", "edit", "MOT-2026-0001")


@pytest.mark.parametrize("procedure", list(Procedure))
def test_the_forms_that_are_offered_are_those_that_fit(procedure: Procedure) -> None:
    rule = Rule("some", procedure=procedure)
    offered = forms_of(rule)
    assert offered
    for form in Form:
        if form in offered:
            demand_fit(rule, form, SEATS)
        else:
            with pytest.raises(InputError, match="the rule some asks for"):
                demand_fit(rule, form, SEATS)


def test_a_veto_needs_names() -> None:
    rule = Rule("veto", veto=frozenset({"s1"}))
    assert set(forms_of(rule)) == {Form.OPEN, Form.RECORDED, Form.NAMES}
    for form in (Form.SECRET, Form.HANDS, Form.PAPER):
        with pytest.raises(InputError, match="does not tell who said no"):
            demand_fit(rule, form, SEATS)


def test_no_secret_vote_where_a_constituency_would_give_it_away() -> None:
    rule = Rule("double", double=Fraction(1, 2))
    demand_fit(rule, Form.SECRET, SEATS)
    with pytest.raises(InputError, match="would tell how each voted"):
        demand_fit(rule, Form.SECRET, SEATS[:-1])
    demand_fit(rule, Form.OPEN, SEATS[:-1])


@pytest.mark.parametrize("outcome", list(Outcome))
def test_what_the_clerk_recorded_decides_nothing_before_the_chair(outcome: Outcome) -> None:
    state, motion = after_count(outcome, clerk=True)
    assert motion is MotionState.PUT
    assert state is (BallotState.CASTING if outcome is Outcome.CASTING else BallotState.COUNTED)


def test_what_a_result_makes_of_a_motion() -> None:
    assert {outcome: motion_after(outcome) for outcome in Outcome} == {
        Outcome.CARRIED: MotionState.DECIDED,
        Outcome.LOST: MotionState.DECIDED,
        Outcome.INQUORATE: MotionState.PUT,
        Outcome.CASTING: MotionState.PUT,
        Outcome.RETURNED: MotionState.RETURNED,
    }
    assert after_count(Outcome.LOST, clerk=False) == (BallotState.COUNTED, MotionState.DECIDED)
