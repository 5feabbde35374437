"""Rules decide as plain counting by hand does, for every vote of small councils; and what laws demand of any rule."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from majlis.council import At, Base, Count, Outcome, Procedure, Quorum, QuorumOf, Room, Rule, Seat, Ties, Vote, count
from majlis.council import decide as decide_
from majlis.council.presets import PRESETS
from majlis.kernel.errors import InputError

ANY = Rule("any", quorum=None)
CODES = ("a", "b", "c", "d", "e")


def room(present: int = 5, seats: int = 5, **further: object) -> Room:
    entitled = tuple(Seat(code, "north" if code in "ab" else "south") for code in CODES[:seats])
    return Room(seats, entitled, frozenset(CODES[:present]), **further)  # type: ignore[arg-type]


def outcome(rule: Rule, where: Room, votes: Count, **further: object) -> Outcome:
    return decide_(rule, where, votes, **further).outcome  # type: ignore[arg-type]


def test_the_example_of_the_plan() -> None:
    seats = tuple(Seat(f"seat-{number}") for number in range(9))
    here = Room(9, seats, frozenset(f"seat-{number}" for number in range(7)))
    rule = Rule("two-thirds", base=Base.CAST, threshold=Fraction(2, 3), strict=False, quorum=Quorum(count=5))
    told = decide_(rule, here, Count(yes=4, no=2, abstain=1))
    assert str(told) == "quorum 7 of 9, needed 5; base cast 6; yes 4 ≥ 2/3 of 6 = 4: carried"


@pytest.mark.parametrize("base", list(Base))
@pytest.mark.parametrize(
    ("above", "below", "strict"), [(1, 2, True), (1, 2, False), (2, 3, False), (3, 4, True), (1, 1, False)]
)
def test_every_vote_of_four_is_decided_as_by_hand(base: Base, above: int, below: int, *, strict: bool) -> None:
    rule = Rule("hand", base=base, threshold=Fraction(above, below), strict=strict, quorum=None)
    here = room(4, 5)
    for choice in product([*Vote, None], repeat=4):
        votes = {code: vote for code, vote in zip(CODES, choice, strict=False) if vote is not None}
        said = list(votes.values())
        yes, no, spoilt = said.count(Vote.YES), said.count(Vote.NO), said.count(Vote.SPOILT)
        of = {Base.VALID: yes + no, Base.CAST: yes + no + spoilt, Base.PRESENT: 4, Base.ENTITLED: 5}[base]
        carried = of > 0 and (yes * below > above * of if strict else yes * below >= above * of)
        assert (outcome(rule, here, count(votes, here)) is Outcome.CARRIED) == carried, votes


rules = st.builds(
    Rule,
    st.just("drawn"),
    base=st.sampled_from(Base),
    threshold=st.fractions(Fraction(1, 10), Fraction(9, 10), max_denominator=12),
    strict=st.booleans(),
    quorum=st.none() | st.builds(Quorum, least=st.fractions(Fraction(1, 10), Fraction(9, 10), max_denominator=12)),
    ties=st.sampled_from(Ties),
    veto=st.frozensets(st.sampled_from(CODES), max_size=1),
    double=st.none() | st.sampled_from([Fraction(1, 2), Fraction(1)]),
    recused_present=st.booleans(),
    procedure=st.sampled_from([Procedure.VOTE, Procedure.WRITTEN]),
)
ballots = st.dictionaries(st.sampled_from(CODES), st.sampled_from(Vote), min_size=1)


@given(rules, ballots, st.sampled_from(CODES))
def test_one_more_yes_never_loses_what_was_carried(rule: Rule, votes: dict[str, Vote], who: str) -> None:
    here = room()
    before = outcome(rule, here, count(votes, here), casting=Vote.YES)
    after = outcome(rule, here, count({**votes, who: Vote.YES}, here), casting=Vote.YES)
    assert before is not Outcome.CARRIED or after is Outcome.CARRIED


@given(rules, ballots, st.permutations(CODES))
def test_it_does_not_matter_who_votes_how(rule: Rule, votes: dict[str, Vote], order: list[str]) -> None:
    assume(not rule.veto and rule.double is None)
    here, named = room(), dict(zip(CODES, order, strict=True))
    renamed = {named[code]: vote for code, vote in votes.items()}
    assert outcome(rule, here, count(votes, here)) is outcome(rule, here, count(renamed, here))


@given(rules, ballots)
def test_an_abstention_counts_as_a_no_or_not_at_all(rule: Rule, votes: dict[str, Vote]) -> None:
    assume(not rule.veto and rule.double is None and rule.procedure is Procedure.VOTE)
    here = room()
    noes = {code: Vote.NO if vote is Vote.ABSTAIN else vote for code, vote in votes.items()}
    gone = {code: vote for code, vote in votes.items() if vote is not Vote.ABSTAIN}
    same = noes if rule.base in {Base.PRESENT, Base.ENTITLED} else gone
    carried = [outcome(rule, here, count(each, here), casting=Vote.NO) for each in (votes, same)]
    assert carried[0] is carried[1]


@given(rules, ballots)
def test_who_is_recused_might_as_well_have_no_seat(rule: Rule, votes: dict[str, Vote]) -> None:
    assume(rule.quorum is None)
    votes.pop("e", None)
    assume(votes)
    recused = room(recused=frozenset("e"))
    without = Room(5, recused.entitled[:4], frozenset(CODES[:4]))
    assert outcome(rule, recused, count(votes, recused)) is outcome(rule, without, count(votes, without))


def test_the_recused_leave_the_base() -> None:
    half = Rule("half", base=Base.ENTITLED, strict=False, quorum=None)
    assert outcome(half, room(), Count(yes=2)) is Outcome.LOST
    assert outcome(half, room(recused=frozenset("e")), Count(yes=2)) is Outcome.CARRIED


@given(rules, ballots)
def test_the_same_votes_give_the_same_reasons_and_add_up(rule: Rule, votes: dict[str, Vote]) -> None:
    here = room()
    counted = count(votes, here)
    assert counted.ballots == len(votes)
    assert sum(part.ballots for part in counted.constituencies.values()) == len(votes)
    assert decide_(rule, here, counted) == decide_(rule, here, counted)


def test_a_third_is_exactly_a_third() -> None:
    seats = tuple(Seat(f"s{number}") for number in range(3_000))
    here = Room(3_000, seats, frozenset(seat.code for seat in seats))
    rule = Rule("third", threshold=Fraction(1, 3), strict=True, quorum=None)
    assert outcome(rule, here, Count(yes=1_000, no=2_000)) is Outcome.LOST
    assert outcome(rule, here, Count(yes=1_001, no=1_999)) is Outcome.CARRIED


@pytest.mark.parametrize(
    ("quorum", "present", "enough"),
    [
        (Quorum(), 2, False),
        (Quorum(), 3, True),
        (Quorum(Fraction(1, 2), strict=False, of=QuorumOf.SEATS), 3, False),
        (Quorum(Fraction(1, 2), strict=False, of=QuorumOf.SEATS), 4, True),
        (Quorum(count=5), 4, False),
        (Quorum(count=5), 5, True),
    ],
)
def test_a_quorum_is_counted_of_members_or_of_seats(quorum: Quorum, present: int, *, enough: bool) -> None:
    here = Room(8, tuple(Seat(code) for code in CODES), frozenset(CODES[:present]))
    found = outcome(Rule("rule", quorum=quorum), here, Count(yes=present))
    assert found is (Outcome.CARRIED if enough else Outcome.INQUORATE)


def test_a_quorum_of_the_opening_outlasts_who_leaves() -> None:
    here = room(2, opening=frozenset(CODES))
    assert outcome(Rule("now"), here, Count(yes=2)) is Outcome.INQUORATE
    assert outcome(Rule("opening", quorum=Quorum(at=At.OPENING)), here, Count(yes=2)) is Outcome.CARRIED


def test_the_recused_count_for_the_quorum_only_where_the_rule_says_so() -> None:
    here = room(3, recused=frozenset("c"))
    assert outcome(Rule("rule"), here, Count(yes=2)) is Outcome.INQUORATE
    assert outcome(Rule("rule", recused_present=True), here, Count(yes=2)) is Outcome.CARRIED


def test_a_tie_fails_or_waits_for_the_chair() -> None:
    tie = Count(yes=2, no=2)
    assert outcome(ANY, room(), tie) is Outcome.LOST
    rule = Rule("chair", quorum=None, ties=Ties.CHAIR)
    assert outcome(rule, room(), tie) is Outcome.CASTING
    assert outcome(rule, room(), tie, casting=Vote.YES) is Outcome.CARRIED
    assert outcome(rule, room(), tie, casting=Vote.NO) is Outcome.LOST
    assert outcome(rule, room(), Count(), casting=Vote.YES) is Outcome.LOST
    higher = Rule("two-thirds", threshold=Fraction(2, 3), quorum=None, ties=Ties.CHAIR)
    assert outcome(higher, room(), tie, casting=Vote.YES) is Outcome.LOST


def test_a_veto_stops_what_all_others_want() -> None:
    rule = Rule("veto", quorum=None, veto=frozenset("a"))
    votes = dict.fromkeys(CODES, Vote.YES)
    assert outcome(rule, room(), count(votes, room())) is Outcome.CARRIED
    told = decide_(rule, room(), count({**votes, "a": Vote.NO}, room()))
    assert str(told) == "veto of a: lost"
    assert outcome(rule, room(), count({**votes, "a": Vote.ABSTAIN}, room())) is Outcome.CARRIED


def test_a_double_majority_wants_the_constituencies_too() -> None:
    votes = {"a": Vote.NO, "b": Vote.NO, "c": Vote.YES, "d": Vote.YES, "e": Vote.YES}
    assert outcome(ANY, room(), count(votes, room())) is Outcome.CARRIED
    both = Rule("both", quorum=None, double=Fraction(1))
    told = decide_(both, room(), count(votes, room()))
    assert told.outcome is Outcome.LOST
    assert "north: yes 0 ≤ 1/2 of 2 = 1" in told.reasons
    assert "1 of 2 constituencies, needed 2" in told.reasons
    assert outcome(Rule("half", quorum=None, double=Fraction(1, 2)), room(), count(votes, room())) is Outcome.CARRIED
    silent = {code: vote for code, vote in votes.items() if code in "cde"}
    assert "north: base valid 0" in decide_(both, room(), count(silent, room())).reasons


def test_proxies_vote_for_who_is_away() -> None:
    rule = Rule("proxy", base=Base.PRESENT, quorum=Quorum(Fraction(3, 5), strict=False, represented=True), proxies=1)
    here = room(2, proxies={"c": "a"})
    votes = {"a": Vote.YES, "b": Vote.NO, "c": Vote.YES}
    told = decide_(rule, here, count(votes, here))
    assert told.reasons == ("quorum 3 of 5, needed 3", "1 by proxy", "base present 3; yes 2 > 1/2 of 3 = 3/2")
    assert (
        outcome(Rule("rule", quorum=Quorum(Fraction(3, 5), strict=False), proxies=1), here, Count(3))
        is Outcome.INQUORATE
    )
    with pytest.raises(InputError, match="c takes no part"):
        count({"b": Vote.NO, "c": Vote.YES}, room(2, proxies={"c": "a"}, recused=frozenset("a")))


def test_who_is_recused_and_who_is_represented_stands_in_the_reasons() -> None:
    here = room(3, recused=frozenset("c"), proxies={"d": "a"})
    rule = Rule("proxy", quorum=Quorum(count=2), proxies=1)
    told = decide_(rule, here, count({"a": Vote.YES, "b": Vote.YES, "d": Vote.NO}, here))
    assert str(told) == "quorum 2 of 5, needed 2; 1 recused; 1 by proxy; base valid 3; yes 2 > 1/2 of 3 = 3/2: carried"
    few = decide_(Rule("few"), room(3, recused=frozenset("c")), Count(yes=2))
    assert str(few) == "quorum 2 of 5, needed 3; 1 recused: inquorate"


def test_more_than_half_of_two_constituencies_is_both() -> None:
    votes = {"a": Vote.NO, "b": Vote.NO, "c": Vote.YES, "d": Vote.YES, "e": Vote.YES}
    told = decide_(PRESETS["double-majority"], room(), count(votes, room()))
    assert told.outcome is Outcome.LOST
    assert told.reasons[-1] == "1 of 2 constituencies, needed 2"
    votes["b"] = votes["a"] = Vote.YES
    assert outcome(PRESETS["double-majority"], room(), count(votes, room())) is Outcome.CARRIED


_SMALL = (Seat("chair"), Seat("a", "north"), Seat("b", "north"), Seat("c", "south"))


@pytest.mark.parametrize("recused", [frozenset(), frozenset("a"), frozenset("c"), frozenset({"chair"})])
def test_every_count_of_four_is_taken_just_where_somebody_could_have_voted_so(recused: frozenset[str]) -> None:
    here = Room(4, _SMALL, frozenset(seat.code for seat in _SMALL), recused=recused)
    who = [seat for seat in _SMALL if seat.code not in recused]
    possible = set()
    for choice in product([Vote.YES, Vote.NO, None], repeat=len(who)):
        votes = {seat.code: vote for seat, vote in zip(who, choice, strict=True) if vote}
        counted = count(votes, here)
        part = {name: counted.constituencies.get(name, Count()) for name in ("north", "south")}
        possible.add((counted.yes, counted.no, *((part[name].yes, part[name].no) for name in part)))
    for yes, no, north_yes, north_no, south_yes, south_no in product(range(4), range(3), *[range(3)] * 4):
        parts = {"north": Count(north_yes, north_no), "south": Count(south_yes, south_no)}
        wanted = (yes, no, (north_yes, north_no), (south_yes, south_no)) in possible
        try:
            decide_(ANY, here, Count(yes, no, constituencies=parts))
        except InputError:
            assert not wanted
        else:
            assert wanted


def test_a_written_procedure_counts_who_wrote() -> None:
    rule = Rule("written", base=Base.PRESENT, procedure=Procedure.WRITTEN)
    here = room(0)
    assert outcome(rule, here, Count(yes=2)) is Outcome.INQUORATE
    assert outcome(rule, here, Count(yes=2, abstain=1)) is Outcome.CARRIED


@pytest.mark.parametrize("procedure", [Procedure.SILENCE, Procedure.CONSENSUS])
def test_one_objection_returns_it(procedure: Procedure) -> None:
    rule = Rule("quiet", procedure=procedure)
    assert outcome(rule, room(), Count()) is Outcome.CARRIED
    told = decide_(rule, room(), Count(), objections=1)
    assert told.outcome is Outcome.RETURNED
    assert told.reasons[-1] == "1 objected"


def test_consensus_needs_a_quorum_and_silence_none() -> None:
    assert outcome(Rule("all", procedure=Procedure.CONSENSUS), room(2), Count()) is Outcome.INQUORATE
    assert outcome(Rule("quiet", procedure=Procedure.SILENCE), room(0), Count()) is Outcome.CARRIED


@pytest.mark.parametrize(
    ("rule", "where", "votes", "what"),
    [
        (ANY, room(2), Count(yes=3), "3 votes of 2"),
        (ANY, room(), Count(yes=-1), "below zero"),
        (ANY, Room(1, (Seat("a"), Seat("b")), frozenset()), Count(), "2 members who may vote, and 1 seats"),
        (ANY, Room(5, (Seat("a"), Seat("a")), frozenset()), Count(), "same code"),
        (ANY, room(2, proxies={"x": "a"}), Count(), "may not vote"),
        (Rule("r", quorum=None, proxies=1), room(3, proxies={"c": "a"}), Count(), "who is there"),
        (ANY, room(2, proxies={"c": "a"}), Count(), "more than 0 proxies"),
        (ANY, room(), Count(yes=1, constituencies={"south": Count(yes=2)}), "more votes than there are"),
        (ANY, room(), Count(yes=1, no=1, constituencies={"south": Count(yes=2)}), "more votes than there are"),
        (ANY, room(), Count(yes=4, constituencies={"north": Count(yes=3)}), "north: 3 votes of 2 who take part"),
        (ANY, room(3), Count(yes=3, constituencies={"south": Count(yes=2)}), "south: 2 votes of 1 who take part"),
        (
            ANY,
            room(recused=frozenset("b")),
            Count(yes=4, constituencies={"north": Count(yes=2), "south": Count(yes=2)}),
            "north: 2 votes of 1 who take part",
        ),
        (
            Rule("r", procedure=Procedure.WRITTEN),
            room(0, recused=frozenset("a")),
            Count(yes=3, constituencies={"north": Count(yes=2), "south": Count(yes=1)}),
            "north: 2 votes of 1 who take part",
        ),
        (ANY, room(), Count(yes=3, constituencies={"east": Count(yes=1)}), "east: 1 votes of 0 who take part"),
        (ANY, room(), Count(yes=3, constituencies={"south": Count(yes=2)}), "1 votes of no constituency, of 0"),
        (ANY, room(), Count(no=2, constituencies={"south": Count(yes=-1, no=3)}), "constituency is below zero"),
        (Rule("r", quorum=None, double=Fraction(1)), room(), Count(yes=4), "counted by constituency"),
    ],
)
def test_counts_that_cannot_be_are_told(rule: Rule, where: Room, votes: Count, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decide_(rule, where, votes)
