"""An invented dialogue is as if people had voted: the log, the marks and the tallies agree."""

from tests.dialogues import NATION
from tests.hand import make_nation

from majlis.acts.dialogue.start import USUAL
from majlis.acts.world import World
from majlis.dialogue.invention import invent


def test_it_stands_as_if_people_had_voted(both: World) -> None:
    from majlis.adapters.records.dialogue import inventing, leading, reading
    from majlis.adapters.records.models import DialogueParticipant, DialogueTally, DialogueVote

    make_nation(both.records, NATION)
    frame = leading.Frame("T", "", "Q", "", USUAL, sealed=False)
    made = invent(40, 6, len(USUAL), 2)
    head = inventing.invent(both.records, NATION, frame, made)
    assert (head.synthetic, head.phase) == (True, "converge"), "whatever the nation is"
    whole = reading.show(both.records, head.code)
    assert [one.counts[0] for one in whole.statements] == (made.votes == 1).sum(axis=0).tolist()
    assert [one.counts[3] for one in whole.statements] == (made.important & (made.votes != -2)).sum(axis=0).tolist()
    assert DialogueVote.everything.count() == (made.votes != -2).sum()
    assert sum(DialogueParticipant.everything.values_list("votes", flat=True)) == DialogueVote.everything.count()
    assert DialogueTally.everything.count() <= 6 * 7
    together = whole.questions[0].room.together
    assert together is not None
    assert together.low < together.middle < together.high
