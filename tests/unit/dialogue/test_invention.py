"""Invented dialogues are the same for the same numbers, and hold what is to be found in them."""

import numpy as np

from majlis.dialogue.invention import MOST_PEOPLE, MOST_STATEMENTS, RING, STATEMENTS, invent
from majlis.dialogue.limits import LENGTH
from majlis.dialogue.votes import AGREE, DISAGREE, PASS, UNSEEN


def test_the_same_numbers_give_the_same_dialogue() -> None:
    one, two, other = invent(50, 6, 7, 4), invent(50, 6, 7, 4), invent(50, 6, 7, 5)
    assert (one.votes == two.votes).all()
    assert (one.important == two.important).all()
    assert (one.votes != other.votes).any()
    assert set(np.unique(one.votes)) <= {AGREE, DISAGREE, PASS, UNSEEN}
    assert one.constituency.max() < 7
    assert not (one.important & (one.votes == UNSEEN)).any()


def test_every_statement_is_another_one_in_both_languages() -> None:
    texts = invent(5, 100, 1).texts
    assert len(set(texts)) == 100
    assert all(english and urdu and len(english) <= LENGTH for english, urdu in texts)
    assert len(STATEMENTS) >= 40
    assert (MOST_PEOPLE, MOST_STATEMENTS) == (10_000, 1_000)


def test_some_of_many_vote_in_step() -> None:
    votes = invent(100, 40, 7).votes
    assert (votes[:RING] == votes[0]).all()
    assert not (invent(99, 40, 7).votes[:RING] == invent(99, 40, 7).votes[0]).all()
