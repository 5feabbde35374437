from fractions import Fraction

import pytest
from tests.councils import Council, council, login_of
from tests.motions import clerk, counted, moved, opened

from majlis.acts.ballot.confirm import ConfirmCommand, confirm
from majlis.acts.ballot.record import RecordCommand, record
from majlis.acts.ballot_lines import BallotResult
from majlis.acts.world import World
from majlis.council import Procedure, Rule
from majlis.kernel.errors import ConflictError, InputError, PermissionDeniedError


def _recorded(made: Council, motion: str, **facts: object) -> BallotResult:
    return record(RecordCommand.model_validate({"motion": motion, **facts}), made.world)


def test_hands_are_counted_and_the_chair_confirms(made: Council) -> None:
    motion = moved(made)
    opened(made, motion, "hands")
    with pytest.raises(ConflictError, match="nothing is recorded yet"):
        counted(made, motion)
    _recorded(made, motion, yes=3, no=3)
    _recorded(made, motion, yes=4, no=2, abstain=1)
    found = counted(made, motion)
    assert found.trace == "quorum 7 of 8, needed 5; base valid 6; yes 4 > 1/2 of 6 = 3: carried"
    assert (found.recorded, found.decided, found.decision) == (
        "recorded by clerk, not yet confirmed by chair",
        False,
        "",
    )
    assert "Next: the chair confirms it" in found.text()
    done = confirm(ConfirmCommand(motion=motion), made.as_(login_of("chair")))
    assert (done.recorded, done.state) == ("recorded by clerk, confirmed by chair", "confirmed")
    assert done.decision.startswith("DEC-")


def test_by_name(one: Council) -> None:
    motion = moved(one)
    opened(one, motion, "names")
    _recorded(one, motion, name=("chair=yes,operators-1=yes", "operators-2=no"))
    _recorded(one, motion, name=("operators-2=", "operators-3=abstain"))
    assert counted(one, motion).trace == "quorum 7 of 8, needed 5; base valid 2; yes 2 > 1/2 of 2 = 1: carried"
    votes = {one.seat: one.vote for one in confirm(ConfirmCommand(motion=motion), one.as_(login_of("chair"))).votes}
    assert votes == {"chair": "yes", "operators-1": "yes", "operators-3": "abstain"}


def test_papers_by_constituency(world: World) -> None:
    made = council(world, Rule("double", double=Fraction(1)))
    motion = moved(made)
    opened(made, motion, "paper")
    _recorded(made, motion, constituency=("operators=2/1/0/0", "regulators=2/0/0/0", "academia=1/0/0/0"))
    found = counted(made, motion)
    assert found.trace.endswith("3 of 3 constituencies, needed 3: carried")
    assert (found.count[0].constituency, found.count[0].yes) == ("", 5)


def test_more_hands_than_people_are_found_out(one: Council) -> None:
    motion = moved(one)
    opened(one, motion, "hands")
    _recorded(one, motion, yes=9)
    with pytest.raises(InputError, match="9 votes of 7 who take part"):
        counted(one, motion)


def test_consensus(world: World) -> None:
    made = council(world, Rule("consensus", procedure=Procedure.CONSENSUS))
    motion = moved(made)
    opened(made, motion, "consensus")
    assert counted(made, motion).trace == "quorum 7 of 8, needed 5; 0 objected: carried"
    assert confirm(ConfirmCommand(motion=motion), made.as_(login_of("chair"))).decision
    other = moved(made)
    opened(made, other, "consensus")
    _recorded(made, other, objections=1)
    assert counted(made, other).outcome == "returned"


@pytest.mark.parametrize(
    ("form", "facts", "message"),
    [
        ("hands", {"name": ("chair=yes",)}, "no names are recorded"),
        ("names", {"yes": 3}, "numbers alone are not enough"),
        ("names", {"name": ("chair=object",)}, "a vote is yes, no, abstain or spoilt"),
        ("names", {"name": ("chair=perhaps",)}, "does not say what a seat says"),
        ("names", {}, "nothing is recorded"),
        ("hands", {"objections": 1}, "here nobody objects"),
        ("hands", {"constituency": ("operators=many",)}, "is no count of a constituency"),
    ],
)
def test_what_does_not_fit_the_form(one: Council, form: str, facts: dict[str, object], message: str) -> None:
    motion = moved(one)
    opened(one, motion, form)
    with pytest.raises(InputError, match=message):
        _recorded(one, motion, **facts)


def test_whose_vote_is_recorded(one: Council) -> None:
    motion = moved(one)
    opened(one, motion, "names")
    with pytest.raises(PermissionDeniedError, match="takes no part"):
        _recorded(one, motion, name=("academia-2=yes",))
    other = moved(one)
    opened(one, other)
    with pytest.raises(ConflictError, match="each member votes with an own device"):
        record(RecordCommand(motion=other, yes=1), clerk(one))


def test_a_constituency_has_no_more_votes_than_take_part_whatever_its_case(world: World) -> None:
    made = council(world, Rule("double", double=Fraction(1)))
    motion = moved(made)
    opened(made, motion, "hands")
    with pytest.raises(InputError, match="operators is counted twice"):
        _recorded(made, motion, constituency=("operators=1/0/0/0", "Operators=1/0/0/0"))
    _recorded(made, motion, constituency=("Operators=4/0/0/0", "regulators=1/0/0/0", "academia=1/0/0/0"))
    with pytest.raises(InputError, match="operators: 4 votes of 3 who take part"):
        counted(made, motion)
    _recorded(made, motion, yes=5, constituency=("OPERATORS=2/0/0/0", "regulators=1/0/0/0", "academia=1/0/0/0"))
    assert counted(made, motion).trace.endswith("3 of 3 constituencies, needed 3: carried")
