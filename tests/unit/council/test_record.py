from majlis.council import Count, Outcome, Result, Room, Rule, Seat
from majlis.council.record import (
    Evidence,
    File,
    Made,
    Words,
    count_facts,
    count_of,
    decision_leaf,
    publication_leaf,
    room_facts,
    room_read,
    sealed_leaf,
)
from majlis.kernel.canonical import canonical_json

MADE = Made(
    code="DEC-2026-0001",
    body="council",
    nation="small",
    synthetic=True,
    at="2026-03-01T10:00:00Z",
    title=Words("Sharing", "تبادلہ"),
    text=Words("Operators share."),
    rule=Rule("simple-majority").facts(),
    count=count_facts(Count(5, 1)),
    result=Result(Outcome.CARRIED, ("quorum 7 of 8, needed 5",)),
    evidence=(Evidence("run", "r1", "ab" * 32),),
    files=(File("", "cd" * 32),),
)


def test_an_entry_says_everything_and_can_be_hashed() -> None:
    leaf = decision_leaf(MADE)
    assert leaf["kind"] == "decision"
    assert leaf["title"] == {"en": "Sharing", "ur": "تبادلہ"}
    assert leaf["reasons"] == ["quorum 7 of 8, needed 5"]
    assert leaf["evidence"] == [{"kind": "run", "ref": "r1", "sha256": "ab" * 32, "label": ""}]
    assert b'"synthetic":true' in canonical_json(leaf)


def test_a_sealed_entry_says_only_that_there_is_one() -> None:
    assert set(sealed_leaf("small", synthetic=False)) == {"format", "kind", "nation", "synthetic"}


def test_a_publication_names_the_entry_and_not_the_text() -> None:
    facts = publication_leaf(decision_leaf(MADE), 7, "2026-03-02T10:00:00Z")
    assert facts["entry"] == 7
    assert "text" not in facts


def test_counts_and_rooms_come_back_as_they_were() -> None:
    votes = Count(2, 1, 1, 0, {"a": Count(2), "b": Count(0, 1, 1)}, frozenset({"s2"}))
    assert count_of(count_facts(votes)) == votes
    room = Room(4, (Seat("s1", "a"), Seat("s2")), frozenset({"s1"}), frozenset({"s1"}), frozenset({"s2"}), {"s2": "s1"})
    assert room_read(room_facts(room)) == room
