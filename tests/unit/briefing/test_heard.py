"""What all share, what all turn down, what divides: exact, and never two of them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.briefing.test_dialogue import DIVIDED, REFUSED, SHARED, SMALL, opinion

from majlis.briefing.heard import Cell, share_of, sorted_out


def test_a_share_is_of_those_who_said_something() -> None:
    assert share_of(3, opinion(1, 3, 1)) == 7_500


def test_what_all_share_what_all_turn_down_and_what_divides() -> None:
    found = sorted_out(SMALL.opinions, 12)
    assert found.shared == (SHARED,)
    assert found.refused == (REFUSED,)
    assert found.divided == (DIVIDED,)


def test_a_constituency_against_is_not_all() -> None:
    one = replace(SHARED, against=("Media",))
    found = sorted_out([one], 12)
    assert not found.shared
    assert found.divided == (one,)
    other = replace(REFUSED, cells=(Cell("Media", 5, 0, 0), Cell("Public", 0, 11, 0)))
    assert sorted_out([other], 12).divided == (other,)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)), max_size=8), st.integers(0, 200))
def test_no_statement_is_two_of_the_three(counts: list[tuple[int, int, int]], participants: int) -> None:
    opinions = [opinion(place, *three) for place, three in enumerate(counts, 1)]
    found = sorted_out(opinions, participants)
    numbers = [one.number for one in (*found.shared, *found.refused, *found.divided)]
    assert len(numbers) == len(set(numbers))
    assert all(one.seen >= 5 and 2 * one.seen >= participants for one in (*found.shared, *found.divided))
