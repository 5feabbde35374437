"""What is told depends on how many voted, and follows from the votes alone."""

import numpy as np
import pytest

from majlis.dialogue.agreement import counts, share
from majlis.dialogue.invention import invent
from majlis.dialogue.results import Room, level_of, results
from majlis.dialogue.votes import AGREE, DISAGREE, UNSEEN

NAMES = ("operators", "regulators", "academia", "legal", "government", "media", "public")


def room(people: int, statements: int = 6, seed: int = 3) -> Room:
    made = invent(people, statements, len(NAMES), seed)
    numbers = tuple(range(1, statements + 1))
    return Room(numbers, made.votes, made.important, tuple(NAMES[one] for one in made.constituency))


@pytest.mark.parametrize(
    ("people", "level"), [(0, "words"), (29, "words"), (30, "constituencies"), (99, "constituencies"), (100, "groups")]
)
def test_how_much_is_told_depends_on_how_many(people: int, level: str) -> None:
    assert level_of(people) == level


def test_one_statement_has_no_map() -> None:
    assert level_of(500, 1) == "constituencies"


def test_twelve_who_all_agree_are_told_in_words() -> None:
    votes = np.full((12, 1), AGREE, dtype=np.int8)
    seven = tuple(NAMES[number % 7] for number in range(12))
    found = results(Room((4,), votes, votes == DISAGREE, seven))
    (one,) = found.statements
    assert (found.level, one.number, one.words) == ("words", 4, "12 of 12 agree; no constituency against")
    assert (one.consensus, one.extremity, found.groups, found.map) == (None, None, (), None)
    assert all(cell.seen >= 5 for cell in one.cells)
    assert sum(found.constituencies.values()) == 12


def test_by_constituency_from_thirty_on() -> None:
    found = results(room(60))
    assert found.level == "constituencies"
    for one in found.statements:
        cells = [(cell.agree + 1) / (cell.seen + 2) for cell in one.cells]
        assert one.consensus == pytest.approx(np.prod(cells), abs=1e-12)
        assert one.extremity is None
    assert min(found.constituencies.values()) >= 5


def test_groups_from_a_hundred_on_with_their_stability() -> None:
    whole = room(160, 20)
    found = results(whole)
    assert found.level == "groups"
    assert found.found is not None
    assert found.map is not None
    inside = counts(whole.voters().votes, found.found.labels)
    shares = share(inside.agree, inside.seen).prod(axis=0)
    assert [one.consensus for one in found.statements] == pytest.approx(shares.tolist(), abs=1e-12)
    assert sum(one.size for one in found.groups) == found.participants
    assert min(one.size for one in found.groups) >= 5
    assert 0 < found.found.stability <= 1
    assert any(one.agree_on for one in found.groups)
    assert results(whole).statements == found.statements


def test_who_said_nothing_is_not_counted() -> None:
    votes = np.full((8, 2), UNSEEN, dtype=np.int8)
    votes[:5, 0] = AGREE
    found = results(Room((1, 2), votes, votes == DISAGREE, ("public",) * 8))
    assert (found.participants, found.votes) == (5, 5)
    assert found.statements[1].words == "nobody has said anything yet"
    nobody = results(Room((1,), votes[:0, :1], votes[:0, :1] == AGREE, ()))
    assert (nobody.participants, nobody.statements[0].words) == (0, "nobody has said anything yet")
    assert results(Room((), votes[:, :0], votes[:, :0] == AGREE, ("public",) * 8)).statements == ()


def test_one_crowd_is_one_group() -> None:
    votes = np.full((120, 3), AGREE, dtype=np.int8)
    found = results(Room((1, 2, 3), votes, votes == DISAGREE, ("public",) * 120))
    assert [(one.size, one.agree_on) for one in found.groups] == [(120, ())]


def test_marks_of_importance_are_counted() -> None:
    whole = room(40)
    found = results(whole)
    expected = (whole.important & (whole.votes != UNSEEN)).sum(axis=0).tolist()
    assert [one.important for one in found.statements] == expected
