"""What people say waits until it is read, and a sealed author is found by nobody else."""

import pytest
from tests.dialogues import tokens, with_dialogue

from majlis.acts.world import World
from majlis.dialogue.pooling import Estimate
from majlis.kernel.errors import ConflictError, InputError, NotFoundError


def test_a_statement_waits_with_the_next_number(both: World) -> None:
    from majlis.adapters.records.dialogue import speaking
    from majlis.adapters.records.models import AuditEntry, DialogueParticipant, DialogueStatement

    code = with_dialogue(both)
    one, two = tokens(both, code, "op")
    before = AuditEntry.objects.count()
    assert speaking.state(both.records, code, one, ("Test backups.", "")) == 4
    assert speaking.state(both.records, code, two, ("", "بیک اپ آزمائیں")) == 5
    rows = list(DialogueStatement.everything.filter(state="waiting").order_by("number"))
    assert [row.named for row in rows] == list(
        DialogueParticipant.everything.order_by("pk").values_list("alias", flat=True)
    )
    assert AuditEntry.objects.count() == before, "no audit says who spoke"
    for again in (("  TEST backups ", ""), ("", "بیک اپ آزمائیں")):
        with pytest.raises(ConflictError, match="said already"):
            speaking.state(both.records, code, one, again)
    with pytest.raises(InputError):
        speaking.state(both.records, code, one, ("", ""))
    with pytest.raises(NotFoundError):
        speaking.state(both.records, code, "guess", ("Other.", ""))


def test_a_sealed_author_stands_in_no_table(both: World) -> None:
    from majlis.adapters.records.dialogue import entering, speaking
    from majlis.adapters.records.models import DialogueParticipant, DialogueStatement

    code = with_dialogue(both, sealed=True)
    one, two = tokens(both, code, "op")
    speaking.state(both.records, code, one, ("Test backups.", ""))
    speaking.remark(both.records, code, two, speaking.Remark("for", 1, "Because"))
    row = DialogueStatement.everything.get(number=4)
    assert row.named == ""
    known = {str(value) for person in DialogueParticipant.everything.all() for value in vars(person).values()}
    assert row.author not in known
    assert row.author == entering.author_of(one, code)
    assert row.author not in {entering.author_of(value, code) for value in known}


def test_limits_hold_for_who_is_sealed_too(small: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records.dialogue import speaking
    from majlis.dialogue import limits

    code = with_dialogue(small, sealed=True)
    one, two = tokens(small, code, "op")
    monkeypatch.setattr(limits, "STATEMENTS", 2)
    monkeypatch.setattr(limits, "REMARKS", 1)
    for text in ("First.", "Second."):
        speaking.state(small.records, code, one, (text, ""))
    with pytest.raises(ConflictError, match="2 are taken from each"):
        speaking.state(small.records, code, one, ("Third.", ""))
    speaking.state(small.records, code, two, ("Third.", ""))
    speaking.remark(small.records, code, one, speaking.Remark("against", 1, "Why?"))
    with pytest.raises(ConflictError, match="arguments and notes"):
        speaking.remark(small.records, code, one, speaking.Remark("against", 1, "Why, again?"))
    monkeypatch.setattr(limits, "WAITING", 4)
    with pytest.raises(ConflictError, match="more statements than can be read"):
        speaking.remark(small.records, code, two, speaking.Remark("for", 1, "So."))


def test_arguments_and_dissent_have_their_phases(both: World) -> None:
    from majlis.adapters.records.dialogue import leading, speaking

    code = with_dialogue(both)
    (one,) = tokens(both, code, "o")
    dissent = speaking.Remark("dissent", None, "Not at all", signed="A. Khan")
    with pytest.raises(ConflictError, match="no notes of dissent"):
        speaking.remark(both.records, code, one, dissent)
    argument = speaking.Remark("for", 1, "", "کیونکہ", "run 20250801", "a" * 64)
    assert speaking.remark(both.records, code, one, argument) == 1
    with pytest.raises(InputError, match="nothing was said"):
        speaking.remark(both.records, code, one, speaking.Remark("for", 1, ""))
    for to in ("converge", "report"):
        leading.phase(both.records, code, to, "")
    assert speaking.remark(both.records, code, one, dissent) == 2
    with pytest.raises(ConflictError, match="no arguments"):
        speaking.remark(both.records, code, one, argument)
    with pytest.raises(ConflictError, match="no statements"):
        speaking.state(both.records, code, one, ("Late.", ""))


def test_only_what_is_open_can_be_spoken_about(small: World) -> None:
    from majlis.adapters.records.dialogue import heads, leading, moderating, speaking

    code = with_dialogue(small)
    (one,) = tokens(small, code, "o")
    speaking.state(small.records, code, one, ("Fourth.", ""))
    moderating.moderate(small.records, code, moderating.Verdict("statement", 3, "merge", 1))
    row, told = heads.dialogue_row(small.records, code), set()
    for number in (4, 99):
        with pytest.raises(NotFoundError) as error:
            speaking.open_statement(row, number)
        told.add(str(error.value).replace(str(number), "N"))
    assert len(told) == 1, "that something waits is not told"
    with pytest.raises(ConflictError, match="merged into 1"):
        speaking.open_statement(row, 3)
    assert leading.statement_row(row, 1) == speaking.open_statement(row, 1)


def test_the_last_estimate_counts(both: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.adapters.records.dialogue import leading, reading, speaking
    from majlis.adapters.records.models import DialogueEstimate

    code = with_dialogue(both)
    people = tokens(both, code, "ooppr")
    leading.ask(both.records, code, leading.Asked("Hours", "", "hours", 0, 100))
    with pytest.raises(ConflictError, match="no estimates"):
        speaking.estimate(both.records, code, people[0], 1, Estimate(1, 2, 3))
    leading.phase(both.records, code, "converge", "")
    for place, one in enumerate(people):
        speaking.estimate(both.records, code, one, 1, Estimate(50, 60, 70))
        speaking.estimate(both.records, code, one, 1, Estimate(1, 2 + place, 9))
        (question,) = reading.stand(both.records, code, one).questions
        assert question.own == Estimate(1, 2 + place, 9)
        assert (question.room.together is None) == (place < 4)
    assert question.room.together == Estimate(1, 4, 9)
    assert DialogueEstimate.everything.count() == 10
    with pytest.raises(InputError, match="between 0 and 100"):
        speaking.estimate(both.records, code, people[0], 1, Estimate(1, 2, 101))
    with pytest.raises(NotFoundError, match="no question 2"):
        speaking.estimate(both.records, code, people[0], 2, Estimate(1, 2, 3))
    monkeypatch.setattr(speaking, "MOST_ESTIMATES", 2)
    with pytest.raises(ConflictError, match="often enough"):
        speaking.estimate(both.records, code, people[0], 1, Estimate(1, 2, 3))
