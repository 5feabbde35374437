"""The last vote counts, the order in which votes came does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.dialogue.votes import AGREE, DISAGREE, PASS, UNSEEN, Ballot, table
from majlis.kernel.errors import InputError

ballots = st.lists(
    st.builds(Ballot, st.sampled_from("abc"), st.sampled_from("xyz"), st.sampled_from([1, 0, -1]), st.booleans()),
    unique_by=lambda one: (one.participant, one.statement),
)


@given(ballots, st.randoms())
def test_the_order_of_different_votes_does_not_matter(given_votes: list[Ballot], random: object) -> None:
    other = sorted(given_votes, key=lambda _one: random.random())  # type: ignore[attr-defined]
    one, two = table(given_votes), table(other)
    assert (one.participants, one.statements) == (two.participants, two.statements)
    assert (one.votes == two.votes).all()
    assert (one.important == two.important).all()


def test_the_last_vote_counts() -> None:
    found = table([Ballot("p", "s", AGREE), Ballot("p", "s", DISAGREE, important=True), Ballot("q", "t", PASS)])
    assert found.votes.tolist() == [[DISAGREE, UNSEEN], [UNSEEN, PASS]]
    assert found.important.tolist() == [[True, False], [False, False]]


def test_groups_have_an_order_and_some_are_in_none() -> None:
    found = table([Ballot(one, "s", AGREE) for one in "pqr"])
    names, index = found.groups({"p": "south", "r": "north"})
    assert names == ("north", "south")
    assert index.tolist() == [1, -1, 0]


def test_what_is_no_vote_is_told() -> None:
    with pytest.raises(InputError, match="2 is no vote"):
        table([Ballot("p", "s", 2)])
