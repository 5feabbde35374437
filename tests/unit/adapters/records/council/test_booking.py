"""What a board book is bound from: what the reader may see, in the version that the reader may see."""

from tests.councils import council, login_of, world_as

from majlis.acts.world import World
from majlis.kernel.marking import Marking


def test_an_older_version_is_taken_where_the_newest_is_closed(world: World) -> None:
    made = council(world)
    records = world.records
    from majlis.adapters.records.council import booking, papers

    code = papers.add(records, made.item, "Costs", papers.Sent("a.txt", b"one"))
    papers.replace(records, code, papers.Sent("a.txt", b"two", marking=Marking.parse("TLP:AMBER/SECRET")))
    gone = papers.add(records, made.item, "Gone", papers.Sent("b.txt", b"gone"))
    papers.withdraw(records, gone)
    whole = booking.book(records, made.meeting)
    assert [(one.version, one.data) for one in whole.items[0].papers] == [(2, b"two")]
    assert (whole.marking, whole.papers_out) == ("TLP:AMBER/SECRET", 0)
    member = booking.book(world_as(world, login_of("chair")).records, made.meeting)
    assert [(one.version, one.data) for one in member.items[0].papers] == [(1, b"one")]
    assert member.marking == "TLP:AMBER"
    assert member.reader == f"{login_of('chair').capitalize()} ({login_of('chair')})"
    assert booking.book(records, made.meeting, login_of("chair")).marking == "TLP:AMBER"
    assert whole.reader == "tester"
