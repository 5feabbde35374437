import hashlib
import random
import re

from hypothesis import given
from hypothesis import strategies as st

from majlis.council import Vote
from majlis.council.secret import Paper, counted, listed, new_paper, papers_hash


def test_a_number_is_drawn_by_chance_and_fit_to_be_copied() -> None:
    papers = [new_paper(Vote.YES) for _ in range(200)]
    assert all(re.fullmatch(r"\d{4}-\d{4}-\d{4}-\d{4}", paper.number) for paper in papers)
    assert len({paper.number for paper in papers}) == 200


@given(st.lists(st.sampled_from(list(Vote)), max_size=30), st.randoms())
def test_the_list_says_nothing_of_who_came_when(votes: list[Vote], chance: random.Random) -> None:
    papers = [new_paper(vote) for vote in votes]
    mixed = list(papers)
    chance.shuffle(mixed)
    assert listed(mixed) == listed(papers)
    assert papers_hash(mixed) == papers_hash(papers)
    count = counted(papers)
    assert (count.yes, count.no) == (votes.count(Vote.YES), votes.count(Vote.NO))
    assert (count.abstain, count.spoilt) == (votes.count(Vote.ABSTAIN), votes.count(Vote.SPOILT))


def test_anybody_can_compute_the_hash() -> None:
    papers = [Paper("0002", "no"), Paper("0001", "yes")]
    assert papers_hash(papers) == hashlib.sha256(b'[["0001","yes"],["0002","no"]]').hexdigest()
    assert papers_hash(papers) != papers_hash([Paper("0002", "yes"), Paper("0001", "no")])


def test_it_counts_by_constituency_where_a_rule_needs_it() -> None:
    papers = [new_paper(Vote.YES, "a"), new_paper(Vote.NO, "b"), new_paper(Vote.YES, "b")]
    assert {name: (part.yes, part.no) for name, part in counted(papers).constituencies.items()} == {
        "a": (1, 0),
        "b": (1, 1),
    }
    assert not counted([new_paper(Vote.YES)]).constituencies
