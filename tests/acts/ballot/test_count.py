from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tests.councils import Council, council, login_of
from tests.motions import SIX, clerk, counted, moved, opened, says

from majlis.acts.ballot.count import CountCommand, count
from majlis.acts.decision.show import ShowCommand, show
from majlis.acts.world import World
from majlis.council import Base, Quorum, Rule, Ties
from majlis.kernel.errors import ConflictError, PermissionDeniedError

if TYPE_CHECKING:
    from majlis.adapters.records.models import Meeting


DOUBLED = (
    "quorum 7 of 8, needed 5; base valid 3; yes 2 > 1/2 of 3 = 3/2; academia: yes 0 ≤ 1/2 of 1 = 1/2; "
    "operators: yes 1 > 1/2 of 1 = 1/2; regulators: yes 1 > 1/2 of 1 = 1/2; 2 of 3 constituencies, needed 2: carried"
)


def test_what_is_carried_becomes_a_decision_in_the_register(made: Council) -> None:
    motion = moved(made)
    opened(made, motion, "recorded")
    says(made, motion, {"chair": "yes", "operators-1": "yes", "operators-2": "yes", "regulators-1": "no"})
    found = count(CountCommand(motion=motion), clerk(made))
    assert found.trace == "quorum 7 of 8, needed 5; base valid 4; yes 3 > 1/2 of 4 = 2: carried"
    assert found.decided
    assert {one.seat: one.vote for one in found.votes}["regulators-1"] == "no"
    decision = show(ShowCommand(decision=found.decision), made.world)
    assert (decision.decision.index, decision.decision.signed, decision.sealed) == (1, True, True)
    assert decision.trace == found.trace
    assert "Register: entry 1, sealed" in decision.text()
    with pytest.raises(ConflictError, match="this vote is counted"):
        counted(made, motion)


def test_what_is_lost_is_no_decision(one: Council) -> None:
    motion = moved(one)
    opened(one, motion)
    says(one, motion, dict.fromkeys(SIX, "no"))
    found = counted(one, motion)
    assert (found.outcome, found.decided, found.decision) == ("lost", True, "")
    from majlis.adapters.records.council import agenda

    assert agenda.find(one.world.records, one.item).state == "done"


def test_without_a_quorum_nothing_is_decided_and_it_may_be_voted_on_again(world: World) -> None:
    made = council(world, Rule("most", quorum=Quorum(count=8)))
    motion = moved(made)
    opened(made, motion)
    says(made, motion, {"chair": "yes"})
    assert counted(made, motion).trace == "quorum 7 of 8, needed 8: inquorate"
    assert opened(made, motion).number == 2


def test_a_vote_is_not_lost_when_its_voter_leaves(one: Council) -> None:
    from majlis.adapters.records.council import attendance

    motion = moved(one)
    opened(one, motion)
    says(one, motion, {"operators-1": "yes", "operators-2": "yes"})
    records = one.world.records
    from majlis.adapters.records.models import Attendance

    Attendance.everything.filter(seat__code="operators-1").update(left_at=records.now())
    assert "operators-1" not in attendance.there_now(_meeting(one))
    found = counted(one, motion)
    assert found.trace == "quorum 7 of 8, needed 5; base valid 2; yes 2 > 1/2 of 2 = 1: carried"


def _meeting(made: Council) -> "Meeting":
    from majlis.adapters.records.council.gatherings import meeting_row

    return meeting_row(made.world.records, made.meeting)


@pytest.mark.parametrize(
    ("rule", "votes", "trace"),
    [
        (
            Rule("two-thirds", threshold=Fraction(2, 3), strict=False),
            {"chair": "yes", "operators-1": "yes", "operators-2": "no"},
            "quorum 7 of 8, needed 5; base valid 3; yes 2 ≥ 2/3 of 3 = 2: carried",
        ),
        (
            Rule("entitled", base=Base.ENTITLED),
            {"chair": "yes", "operators-1": "yes", "operators-2": "yes"},
            "quorum 7 of 8, needed 5; base entitled 8; yes 3 ≤ 1/2 of 8 = 4: lost",
        ),
        (
            Rule("veto", veto=frozenset({"regulators-1"})),
            {"chair": "yes", "operators-1": "yes", "regulators-1": "no"},
            "quorum 7 of 8, needed 5; veto of regulators-1: lost",
        ),
        (
            Rule("double", double=Fraction(2, 3)),
            {"operators-1": "yes", "regulators-1": "yes", "academia-1": "no"},
            DOUBLED,
        ),
        (
            Rule("chairs", ties=Ties.CHAIR),
            {"chair": "yes", "operators-1": "no"},
            "quorum 7 of 8, needed 5; base valid 2; yes 1 ≤ 1/2 of 2 = 1; tied: casting",
        ),
    ],
    ids=lambda value: value.code if isinstance(value, Rule) else None,
)
def test_each_rule_tells_its_reasons(world: World, rule: Rule, votes: dict[str, str], trace: str) -> None:
    made = council(world, rule)
    motion = moved(made)
    opened(made, motion)
    says(made, motion, votes)
    assert counted(made, motion).trace == trace


def test_only_who_keeps_the_bodys_records_counts(one: Council) -> None:
    motion = moved(one)
    opened(one, motion)
    with pytest.raises(PermissionDeniedError):
        count(CountCommand(motion=motion), one.as_(login_of("chair")))


def test_died_between_decision_and_signature(one: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    """The decision is there and readable; the next checkpoint signs it."""
    motion = moved(one)
    opened(one, motion)
    says(one, motion, dict.fromkeys(SIX, "yes"))

    def dies(*_: object) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("majlis.acts.ballot_lines.seal_head", dies)
        with pytest.raises(KeyboardInterrupt):
            counted(one, motion)
    from majlis.acts.ballot.show import ShowCommand as Vote
    from majlis.acts.ballot.show import show as vote
    from majlis.acts.registering import seal_head

    code = vote(Vote(motion=motion), one.world).decision
    found = show(ShowCommand(decision=code), one.world)
    assert not found.decision.signed
    assert "no signed checkpoint covers it yet" in found.text()
    assert seal_head(one.world, one.nation) == ""
    assert show(ShowCommand(decision=code), one.world).decision.signed


def test_died_before_the_commit_nothing_is_decided(one: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records.council import decisions
    from majlis.adapters.records.register import named

    motion = moved(one)
    opened(one, motion)
    says(one, motion, dict.fromkeys(SIX, "yes"))

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("majlis.adapters.records.council.counting.tell", dies)
        with pytest.raises(KeyboardInterrupt):
            counted(one, motion)
    records = one.world.records
    from majlis.adapters.records.models import RegisterEntry

    assert decisions.of_motion(records, motion) is None
    log = named.existing(records, one.nation, "decisions")
    assert RegisterEntry.everything.filter(log=log.pk).count() == 1  # the one that announces the key
    assert counted(one, motion).decision
