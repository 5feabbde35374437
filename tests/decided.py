"""Decisions for tests: made in the room by the clerk, confirmed by the chair, entered and signed."""

from dataclasses import dataclass

from tests import councils
from tests.councils import Council

from majlis.acts.registering import seal_head
from majlis.acts.world import World
from majlis.kernel.marking import Marking, Tlp

CLEAR = Marking(Tlp.CLEAR)


@dataclass(frozen=True)
class Wanted:
    """What is decided.

    Attributes
    ----------
    title, text, supersedes : str
    marking : Marking or None
        That of the item where it is None.
    """

    title: str = "Share indicators within a day"
    text: str = "Operators share indicators of attacks within a day.\nThe CERT tells them what became of it."
    supersedes: str = ""
    marking: Marking | None = None


def decided(council: Council, wanted: Wanted | None = None, *, signed: bool = True) -> str:
    """Make a decision on an item of its own in the open meeting, and return its code.

    Parameters
    ----------
    council : Council
    wanted : Wanted, optional
    signed : bool, optional
        Whether the register's head is signed after it.
    """
    world = council.world
    records = world.records
    from majlis.adapters.records.council import agenda, counting, decisions, moving, voting
    from majlis.council import Count
    from majlis.council.lifecycle import Form

    want = wanted or Wanted()
    new = moving.New(
        want.title,
        want.text,
        title_ur="اشاریے ایک دن میں بانٹیں",
        text_ur="آپریٹر حملوں کے اشاریے ایک دن میں بانٹیں گے",
        legal_basis="Rule 7 of the Council",
        supersedes=want.supersedes,
        marking=want.marking,
    )
    facts = {"kind": "decision", "title": want.title, "question": "Shall it be so?"}
    item = agenda.add(records, council.body, agenda.New(facts, council.meeting))
    motion = moving.draft(records, item, new)
    moving.put(records, motion)
    voting.open_ballot(records, motion, Form.HANDS)
    voting.record(records, motion, voting.Recorded({}, Count(yes=6, no=1)))
    counting.count(records, motion)
    chair = councils.world_as(world, councils.login_of("chair"))
    code = counting.confirm(chair.records, motion).decision
    assert code
    if signed:
        assert seal_head(world, decisions.find(records, code).nation) == ""
    return code


def published(council: Council, wanted: Wanted | None = None) -> str:
    """Make a decision, publish it, and return its code."""
    code = decided(council, wanted)
    publish(council.world, code)
    return code


def publish(world: World, code: str) -> None:
    """Publish a decision."""
    records = world.records
    from majlis.adapters.records.council import decisions

    assert seal_head(world, decisions.publish(records, code).nation) == ""
