"""No vote is lost, none counts twice, and marks and tallies are what the log says."""

import threading
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dialogues import person, say, tokens, with_dialogue

from majlis.acts.world import World
from majlis.dialogue.marks import Marked, marked
from majlis.dialogue.votes import AGREE, DISAGREE, PASS
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError


def by_the_log() -> dict[tuple[int, str], Counter[str]]:
    """Count the votes that stand from the log alone."""
    from majlis.adapters.records.models import DialogueVote

    last = {
        (one.participant_id, one.statement.number): one
        for one in DialogueVote.everything.select_related("participant", "statement").order_by("pk")
    }
    found: dict[tuple[int, str], Counter[str]] = {}
    for (_, number), one in last.items():
        held = found.setdefault((number, one.participant.constituency), Counter())
        held[{AGREE: "agree", DISAGREE: "disagree", PASS: "passed"}[one.vote]] += 1
        held["important"] += one.important
        mark = marked(one.participant.marks, number)
        assert mark == Marked(one.vote, one.important)
    return found


def by_the_tallies() -> dict[tuple[int, str], Counter[str]]:
    from majlis.adapters.records.models import DialogueTally

    return {
        (one.statement.number, one.constituency): Counter(
            {name: getattr(one, name) for name in ("agree", "disagree", "passed", "important")}
        )
        for one in DialogueTally.everything.select_related("statement")
    }


def alike(one: dict[tuple[int, str], Counter[str]], other: dict[tuple[int, str], Counter[str]]) -> bool:
    return {key: +value for key, value in one.items()} == {key: +value for key, value in other.items() if +value}


def test_the_last_vote_counts_and_the_first_stays_in_the_log(both: World) -> None:
    from majlis.adapters.records.dialogue import voting
    from majlis.adapters.records.models import DialogueVote

    code = with_dialogue(both)
    one, two = tokens(both, code, "op")
    first = voting.vote(both.records, code, one, 1, Marked(AGREE, important=True))
    assert (first.answered, first.total, first.changed) == (1, 3, False)
    again = voting.vote(both.records, code, one, 1, Marked(DISAGREE, important=False))
    assert (again.answered, again.total, again.changed) == (1, 3, True)
    say(both, code, two, "+0-")
    assert DialogueVote.everything.count() == 5
    assert alike(by_the_log(), by_the_tallies())
    assert by_the_tallies()[1, "operators"] == Counter(disagree=1, agree=0, passed=0, important=0)


def test_what_cannot_be_voted_on(small: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records.dialogue import leading, moderating, speaking, voting

    code = with_dialogue(small)
    (one,) = tokens(small, code, "o")
    speaking.state(small.records, code, one, ("Waits.", ""))
    moderating.moderate(small.records, code, moderating.Verdict("statement", 2, "merge", 1))
    vote = Marked(AGREE, important=False)
    for number in (4, 9):
        with pytest.raises(NotFoundError, match="no statement"):
            voting.vote(small.records, code, one, number, vote)
    with pytest.raises(ConflictError, match="merged into 1"):
        voting.vote(small.records, code, one, 2, vote)
    for secret in ("", "guess"):
        with pytest.raises(NotFoundError, match="do not take part"):
            voting.vote(small.records, code, secret, 1, vote)
    monkeypatch.setattr(voting, "MOST", 1)
    voting.vote(small.records, code, one, 1, vote)
    with pytest.raises(ConflictError, match="very often"):
        voting.vote(small.records, code, one, 1, vote)
    for to in ("converge", "report"):
        leading.phase(small.records, code, to, "")
    with pytest.raises(ConflictError, match="no votes are taken now"):
        voting.vote(small.records, code, one, 3, vote)
    assert alike(by_the_log(), by_the_tallies())


@given(
    st.builds(Marked, st.sampled_from([AGREE, DISAGREE, PASS]), st.booleans()),
    st.none() | st.builds(Marked, st.sampled_from([AGREE, DISAGREE, PASS]), st.booleans()),
)
def test_a_change_takes_one_away_and_adds_one(after: Marked, before: Marked | None) -> None:
    from majlis.adapters.records.dialogue.voting import change_of

    change = change_of(before, after)
    votes = [change[name] for name in ("agree", "disagree", "passed")]
    assert sum(votes) == (1 if before is None else 0)
    assert max(map(abs, votes)) <= 1
    assert change["important"] == after.important - (before.important if before else False)


def test_a_sheet_is_typed_once_and_corrected(both: World) -> None:
    from majlis.adapters.records.dialogue import voting
    from majlis.adapters.records.models import DialogueParticipant, DialogueVote

    code = with_dialogue(both)
    first = voting.Sheet("7", "public", {1: Marked(AGREE, important=True), 3: Marked(PASS, important=False)})
    assert voting.paper(both.records, code, first)
    assert not voting.paper(both.records, code, first), "typed twice, counted once"
    assert DialogueVote.everything.count() == 2
    assert not voting.paper(both.records, code, voting.Sheet("7", "public", {1: Marked(DISAGREE, important=False)}))
    assert set(DialogueVote.everything.values_list("typed_by", flat=True)) == {"tester"}
    (row,) = DialogueParticipant.everything.all()
    assert (row.way, row.marks) == ("paper", "d.p")
    assert alike(by_the_log(), by_the_tallies())
    with pytest.raises(ConflictError, match="typed for public"):
        voting.paper(both.records, code, voting.Sheet("7", "media", first.votes))
    with pytest.raises(InputError, match="constituency"):
        voting.paper(both.records, code, voting.Sheet("8", "martians", first.votes))
    with pytest.raises(NotFoundError):
        voting.paper(both.records, code, voting.Sheet("9", "media", {1: first.votes[1], 99: first.votes[1]}))
    assert DialogueParticipant.everything.count() == 1, "a sheet is taken whole or not at all"


def test_a_clerk_of_another_organisation_types_nothing(small: World) -> None:
    from majlis.adapters.records.dialogue import voting

    code = with_dialogue(small)
    with pytest.raises(PermissionDeniedError):
        voting.paper(
            person(small, "clerk").records, code, voting.Sheet("7", "public", {1: Marked(AGREE, important=False)})
        )


def test_counts_by_constituency_and_of_all(small: World) -> None:
    from majlis.adapters.records.dialogue import heads, voting

    code = with_dialogue(small)
    for token, votes in zip(tokens(small, code, "oop"), ("++-", "+0", "-"), strict=True):
        say(small, code, token, votes)
    found = voting.counts_of(small.records, heads.dialogue_row(small.records, code))
    assert found[1] == {"operators": (2, 0, 0, 0), "public": (0, 1, 0, 0)}
    assert [voting.whole(found[number]) for number in (1, 2, 3)] == [(2, 1, 0, 0), (1, 0, 1, 0), (0, 1, 0, 0)]


def test_votes_of_many_at_once_are_all_counted(both: World) -> None:
    from django.db import connection

    from majlis.adapters.records.dialogue import voting
    from majlis.adapters.records.models import DialogueVote

    code = with_dialogue(both)
    people = tokens(both, code, "ooppr")
    faults: list[BaseException] = []

    def work(token: str) -> None:
        try:
            for number in (1, 2, 3, 1):
                voting.vote(both.records, code, token, number, Marked(AGREE, important=False))
        except BaseException as fault:  # noqa: BLE001 - told by the test, not by the thread
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(one,)) for one in (*people, people[0])]  # one has two windows open
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not faults
    assert DialogueVote.everything.count() == 24
    assert alike(by_the_log(), by_the_tallies())
    assert sum(one["agree"] for one in by_the_tallies().values()) == 15
