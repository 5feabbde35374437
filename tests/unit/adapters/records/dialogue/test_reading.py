"""Who leads reads all, who takes part reads the own, and the projector costs the same however many voted."""

import pytest
from tests.dialogues import a_decision, nobody, person, say, tokens, with_dialogue

from majlis.acts.world import World
from majlis.dialogue.marks import Marked
from majlis.dialogue.votes import AGREE
from majlis.kernel.errors import NotFoundError


def test_what_waits_or_was_refused_is_read_by_who_leads(both: World) -> None:
    from majlis.adapters.records.dialogue import moderating, reading, speaking

    code = with_dialogue(both)
    (one,) = tokens(both, code, "o")
    for text in ("FALCON waits", "FALCON is refused"):
        speaking.state(both.records, code, one, (text, ""))
    speaking.remark(both.records, code, one, speaking.Remark("for", 1, "FALCON", evidence="FALCON"))
    moderating.moderate(both.records, code, moderating.Verdict("statement", 5, "refuse", reason="Names somebody"))
    guest = person(both, "guest").records
    assert "FALCON" not in repr(reading.show(guest, code))
    assert "Names somebody" in repr(reading.show(guest, code))
    assert repr(reading.show(guest, code, audits=True)).count("FALCON") == 4
    assert repr(reading.show(both.records, code)).count("FALCON") == 4


def test_nobody_is_counted_alone(small: World) -> None:
    from majlis.adapters.records.dialogue import reading

    code = with_dialogue(small)
    tokens(small, code, "ooooopp")
    whole = reading.show(small.records, code)
    assert (whole.people, whole.ways) == ({"operators + public": 7}, {"code": 7})


def test_the_pulse_costs_the_same_however_many_voted(both: World) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from majlis.adapters.records.dialogue import reading

    code, costs, records = with_dialogue(both, statements=5), [], both.records
    for letters in ("o", "oprrpp"):
        for token in tokens(both, code, letters):
            say(both, code, token, "+0-+")
        with CaptureQueriesContext(connection) as caught:
            found = reading.pulse(records, code)
        costs.append(len(caught))
    assert costs == [4, 4]
    assert (found.participants, found.votes) == (7, 28)
    assert [one.counts for one in found.statements] == [
        (7, 0, 0, 0),
        (0, 0, 7, 0),
        (0, 7, 0, 0),
        (7, 0, 0, 0),
        (0,) * 4,
    ]


def test_showing_all_costs_the_same_however_many_voted(both: World) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from majlis.adapters.records.dialogue import leading, reading, speaking

    code, costs = with_dialogue(both, statements=2), []
    for letters in ("o", "oprr"):
        leading.ask(both.records, code, leading.Asked("How long?", "", "hours", None, None))
        for number, token in enumerate(tokens(both, code, letters)):
            say(both, code, token, "+0")
            speaking.state(both.records, code, token, (f"{letters} {number}", ""))
            speaking.remark(both.records, code, token, speaking.Remark("for", 1, "Because"))
        with CaptureQueriesContext(connection) as caught:
            reading.show(both.records, code)
        costs.append(len(caught))
    assert costs[0] == costs[1] <= 12


def test_everything_is_asked_once(both: World) -> None:
    from majlis.adapters.records.dialogue import moderating, reading, speaking, voting

    code = with_dialogue(both, statements=6)
    (token,) = tokens(both, code, "o")
    speaking.remark(both.records, code, token, speaking.Remark("for", 2, "Because"))
    moderating.moderate(both.records, code, moderating.Verdict("remark", 1, "accept"))
    records, asked = nobody(both).records, []
    while (found := reading.following(records, code, token)).statement is not None:
        asked.append(found.statement.number)
        assert (found.own, found.answered, found.total) == (None, len(asked) - 1, 6)
        assert found.statement.counts == (0, 0, 0, 0), "nobody votes as others did"
        assert len(found.remarks) == (found.statement.number == 2)
        voting.vote(records, code, token, found.statement.number, Marked(AGREE, important=True))
    assert sorted(asked) == [1, 2, 3, 4, 5, 6]
    again = reading.following(records, code, token, 3)
    assert again.statement is not None
    assert (again.statement.number, again.own) == (3, Marked(AGREE, important=True))
    assert reading.following(records, code, token, 99).statement is None
    with pytest.raises(NotFoundError):
        reading.following(records, code, "guess")


def test_where_you_stand_and_what_became_of_it(both: World) -> None:
    from majlis.adapters.records.dialogue import leading, moderating, reading, speaking

    code = with_dialogue(both, sealed=True)
    one, two = tokens(both, code, "op")
    say(both, code, one, "+-")
    say(both, code, two, "++")
    speaking.state(both.records, code, one, ("Mine.", ""))
    speaking.state(both.records, code, one, ("Mine too.", ""))
    speaking.remark(both.records, code, one, speaking.Remark("for", 1, "Because"))
    moderating.moderate(both.records, code, moderating.Verdict("statement", 4, "merge", 1))
    moderating.moderate(both.records, code, moderating.Verdict("statement", 5, "refuse", reason="Said"))
    for to in ("converge", "report"):
        leading.phase(both.records, code, to, "")
    decision = a_decision(both)
    leading.outcome(both.records, code, leading.Became(1, decision, "", ""))
    records = nobody(both).records
    mine, other = (reading.stand(records, code, token) for token in (one, two))
    assert [(row.number, mark.vote, row.counts) for row, mark in mine.votes] == [
        (1, 1, (2, 0, 0, 0)),
        (2, -1, (1, 1, 0, 0)),
    ]
    assert [(row.number, row.state, row.reason) for row in mine.own] == [(4, "merged", ""), (5, "refused", "Said")]
    became = mine.own[0].became
    assert became is not None
    assert became.decision == decision, "what became of the statement that says the same"
    assert not became.published
    assert (len(mine.own_remarks), mine.open, mine.constituency) == (1, 1, "operators")
    assert (other.own, other.own_remarks, other.remarks) == ((), (), ())
    with pytest.raises(NotFoundError):
        reading.stand(records, code, "guess")


def test_estimates_are_told_by_size_from_five_on(small: World) -> None:
    from majlis.adapters.records.dialogue import leading, reading, speaking
    from majlis.dialogue.pooling import Estimate

    code = with_dialogue(small)
    people = tokens(small, code, "ooppp")
    for _ in range(2):
        leading.ask(small.records, code, leading.Asked("How long?", "", "hours", None, None))
    leading.phase(small.records, code, "converge", "")
    for place, token in enumerate(people):
        speaking.estimate(small.records, code, token, 1, Estimate(9 - place, 10, 11))
    for token in people[:4]:
        speaking.estimate(small.records, code, token, 2, Estimate(1, 2, 3))
    assert reading.estimates(small.records, code) == tuple((1, float(low), 10.0, 11.0) for low in range(5, 10))
