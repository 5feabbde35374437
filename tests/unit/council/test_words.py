"""A rule in words says what the rule does; the example is what the rule decides."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from majlis.council import At, Base, Count, Outcome, Procedure, Quorum, QuorumOf, Room, Rule, Seat, Ties, decide
from majlis.council.presets import PRESETS, preset
from majlis.council.words import example, in_words, quorum

SEATS = tuple(Seat(f"s{number}", "abc"[number % 3] if number < 7 else "") for number in range(8))
CODES = frozenset(seat.code for seat in SEATS)


def test_a_whole_rule_in_words() -> None:
    rule = Rule(
        "charter",
        base=Base.PRESENT,
        threshold=Fraction(3, 5),
        strict=False,
        quorum=Quorum(Fraction(2, 3), QuorumOf.SEATS, At.OPENING, strict=False, represented=True),
        ties=Ties.CHAIR,
        veto=frozenset({"s1", "s0"}),
        double=Fraction(2, 3),
        proxies=2,
        recused_present=True,
        notice_days=7,
    )
    assert in_words(rule) == (
        "It is voted in a meeting.",
        "Carried with at least 3/5 of all who are there: to abstain is to vote no.",
        "The same in at least 2/3 of the constituencies.",
        "A seat of no constituency counts in the whole alone.",
        (
            "Quorum: at least 2/3 of all seats, vacant ones too, must be there, themselves or by proxy, "
            "when the meeting is opened."
        ),
        "When as many are for as against, the chair has a casting vote, besides the own one.",
        "A no of s0, s1 stops it.",
        "A member may vote for 2 others at most, by proxy.",
        "Who is recused has no vote, and counts for the quorum all the same.",
        "Members know of it 7 days before.",
    )


def test_who_objects_is_not_counted() -> None:
    assert in_words(preset("silence"))[0].startswith("It is carried when nobody objects until a day.")
    assert not any("share" in line or "Quorum" in line for line in in_words(preset("silence")))
    assert any(line.startswith("Quorum") for line in in_words(preset("consensus")))
    assert "Nobody votes for others." in in_words(Rule("one"))
    assert "A member may vote for 1 other at most, by proxy." in in_words(Rule("one", proxies=1))


@pytest.mark.parametrize("code", [code for code, rule in PRESETS.items() if rule.procedure is Procedure.VOTE])
def test_the_example_is_what_the_rule_decides(code: str) -> None:
    told = example(preset(code), SEATS, 1)
    assert told.startswith("With 8 members who all vote: quorum 8 of 8")
    assert ": carried." in told


def test_a_double_majority_says_more_than_half_and_where_seats_without_count() -> None:
    assert "The same in more than 1/2 of the constituencies." in in_words(preset("double-majority"))
    told = example(preset("double-majority"), SEATS)
    assert told.endswith(
        "2 of 3 constituencies, needed 2: carried. 1 of them is of no constituency and counts in the whole alone."
    )
    two = (*SEATS, Seat("s8"))
    assert example(preset("double-majority"), two).endswith(
        "2 of them are of no constituency and count in the whole alone."
    )
    assert "constituenc" not in example(preset("simple-majority"), SEATS)


def test_where_nobody_votes_there_is_no_example() -> None:
    assert example(preset("silence"), SEATS) == ""
    assert example(preset("simple-majority"), ()) == ""
    hard = Rule("hard", quorum=Quorum(count=9))
    assert example(hard, SEATS) == "", "eight members are never nine"


def test_a_veto_is_told_apart_from_the_example() -> None:
    assert "carried" in example(Rule("veto", veto=frozenset({"s7"})), SEATS)


@settings(max_examples=80)
@given(
    st.fractions(Fraction(1, 7), 1, max_denominator=7),
    st.booleans(),
    st.sampled_from([None, Fraction(1, 2), Fraction(1)]),
)
def test_the_example_is_the_fewest_yes(threshold: Fraction, strict: bool, double: Fraction | None) -> None:  # noqa: FBT001
    """Law: with one yes less than the example, no way to spread the votes carries it."""
    rule = Rule("law", threshold=threshold, strict=strict and threshold < 1, double=double)
    told = example(rule, SEATS)
    least = int(told.partition("yes ")[2].split()[0])
    fewer = least - 1
    room = Room(8, SEATS, CODES, CODES)
    groups = {name: [seat for seat in SEATS if seat.constituency == name] for name in "abc"}
    outside = 1
    for a in range(len(groups["a"]) + 1):
        for b in range(len(groups["b"]) + 1):
            for c in range(len(groups["c"]) + 1):
                rest = fewer - a - b - c
                if not 0 <= rest <= outside:
                    continue
                parts = {
                    name: Count(yes=yes, no=len(groups[name]) - yes) for name, yes in zip("abc", (a, b, c), strict=True)
                }
                found = decide(rule, room, Count(yes=fewer, no=8 - fewer, constituencies=parts))
                assert found.outcome is Outcome.LOST


def test_a_quorum_as_it_is_told() -> None:
    room = Room(9, SEATS, frozenset({"s0", "s1", "s2", "s3"}), proxies={"s4": "s0"})
    assert quorum(Rule("none", quorum=None), room).told == "no quorum is needed"
    plain = quorum(Rule("plain"), room)
    assert (plain.met, plain.told) == (False, "quorum 4 of 8, needed 5")
    represented = quorum(Rule("away", quorum=Quorum(represented=True), proxies=1), room)
    assert (represented.met, represented.told) == (True, "quorum 5 of 8, needed 5")
    silent = quorum(Rule("quiet", quorum=Quorum(count=3), procedure=Procedure.CONSENSUS), room)
    assert (silent.met, silent.told) == (True, "quorum 4 of 8, needed 3")
