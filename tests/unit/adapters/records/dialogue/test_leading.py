"""Who leads a dialogue starts it, brings it on step by step, and cannot change the terms under people's feet."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from tests.dialogues import NATION, a_decision, nobody, tokens, with_dialogue
from tests.hand import make_nation

from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.marking import Classification, Marking, Tlp

if TYPE_CHECKING:
    from majlis.adapters.records.dialogue.leading import Frame


def frame(**facts: Any) -> "Frame":
    from majlis.adapters.records.dialogue import leading

    told: dict[str, Any] = {"title": "T", "title_ur": "", "question": "Q", "question_ur": ""}
    told |= {"constituencies": (("public", "Public", ""),), "sealed": False}
    return leading.Frame(**{**told, **facts})


def test_codes_count_within_the_year(both: World) -> None:
    from majlis.adapters.records.dialogue import leading

    make_nation(both.records, NATION)
    later = replace(both, now=lambda: datetime(2026, 1, 5, tzinfo=UTC))
    codes = [leading.start(world.records, NATION, frame(), leading.Terms()).code for world in (both, both, later)]
    assert codes == ["DIA-2025-0001", "DIA-2025-0002", "DIA-2026-0001"]
    head = leading.start(both.records, NATION, frame(), leading.Terms(Marking(Tlp.RED)))
    assert str(head.marking) == "TLP:RED"


def test_terms_stand_fast_once_people_may_enter(both: World) -> None:
    from majlis.adapters.records.dialogue import leading

    code = with_dialogue(both)
    held = leading.edit(both.records, code, replace(frame(), title="New", constituencies=_usual(), sealed=False))
    assert held.title == "New"
    for other in (frame(title="New"), frame(constituencies=_usual(), sealed=True)):
        with pytest.raises(ConflictError, match="stand fast"):
            leading.edit(both.records, code, other)


def _usual() -> tuple[tuple[str, str, str], ...]:
    from majlis.acts.dialogue.start import USUAL

    return USUAL


def test_a_closed_dialogue_is_not_edited(small: World) -> None:
    from majlis.adapters.records.dialogue import leading

    code = with_dialogue(small)
    for to in ("converge", "report", "closed"):
        assert leading.phase(small.records, code, to, "").phase == to
    with pytest.raises(ConflictError, match="closed"):
        leading.edit(small.records, code, frame(constituencies=_usual()))
    assert leading.phase(small.records, code, "report", "One note was forgotten").phase == "report"


def test_a_code_word_clears_nobody(small: World) -> None:
    from majlis.adapters.records.dialogue import heads, leading

    code = with_dialogue(small)
    first, second = (leading.word(small.records, code, off=False) for _ in range(2))
    assert first != second
    assert heads.find(small.records, code).word_open
    assert leading.word(small.records, code, off=True) == ""
    assert not heads.find(small.records, code).word_open
    for number, marking in enumerate(
        (
            Marking(Tlp.AMBER_STRICT),
            Marking(Tlp.GREEN, Classification.RESTRICTED),
            Marking(Tlp.GREEN, compartments=frozenset("x")),
        )
    ):
        closed = leading.start(small.records, NATION, frame(title=f"{number}"), leading.Terms(marking)).code
        with pytest.raises(ConflictError, match="without an account"):
            leading.word(small.records, closed, off=False)


def test_a_code_word_is_known_whatever_its_case() -> None:
    from majlis.adapters.records.dialogue.leading import word_hash

    assert word_hash("DIA-2025-0001", "AB c-2") == word_hash("DIA-2025-0001", "abc2")
    assert word_hash("DIA-2025-0001", "abc2") != word_hash("DIA-2025-0002", "abc2")


def test_seeds_and_questions_have_their_phases(both: World) -> None:
    from majlis.adapters.records.dialogue import leading

    code = with_dialogue(both, statements=0)
    assert [leading.seed(both.records, code, f"Text {n}", "") for n in (1, 2)] == [1, 2]
    asked = leading.Asked("Hours", "", "hours", 0, 9)
    assert [leading.ask(both.records, code, asked) for _ in range(2)] == [1, 2]
    with pytest.raises(InputError, match="range is empty"):
        leading.ask(both.records, code, replace(asked, least=9))
    leading.phase(both.records, code, "converge", "")
    with pytest.raises(ConflictError, match="no statements are taken now"):
        leading.seed(both.records, code, "Late", "")
    assert leading.ask(both.records, code, asked) == 3
    leading.phase(both.records, code, "report", "")
    with pytest.raises(ConflictError, match="no estimates are taken now"):
        leading.ask(both.records, code, asked)


def test_what_became_of_it_is_told_when_people_were_heard(both: World) -> None:
    from majlis.adapters.records.dialogue import leading, reading
    from majlis.adapters.records.models import DialogueOutcome

    code = with_dialogue(both)
    decision = a_decision(both)
    became = leading.Became(2, decision, "Adopted", "")
    with pytest.raises(ConflictError, match="still heard"):
        leading.outcome(both.records, code, became)
    for to in ("converge", "report"):
        leading.phase(both.records, code, to, "")
    with pytest.raises(InputError, match="nothing is told"):
        leading.outcome(both.records, code, leading.Became(2, "", "", ""))
    with pytest.raises(NotFoundError, match="no statement 9"):
        leading.outcome(both.records, code, replace(became, statement=9))
    with pytest.raises(NotFoundError, match="no decision 'DEC-2026-0099' in this nation"):
        leading.outcome(both.records, code, replace(became, decision="DEC-2026-0099"))
    leading.outcome(both.records, code, became)
    leading.outcome(both.records, code, replace(became, text="Adopted in part"))
    leading.outcome(both.records, code, leading.Became(None, "", "Thank you", ""))
    whole = reading.show(both.records, code)
    told = whole.statements[1].became
    assert told is not None
    assert (told.text, told.decision) == ("Adopted in part", decision)
    assert whole.became is not None
    assert whole.became.text == "Thank you"
    assert DialogueOutcome.everything.count() == 3, "what was told before stays"


def test_statements_by_number(small: World) -> None:
    from majlis.adapters.records.dialogue import heads, leading

    row = heads.dialogue_row(small.records, with_dialogue(small))
    assert leading.statement_row(row, 2).number == 2
    assert leading.next_number(row) == 4


def test_a_stranger_leads_nothing(small: World) -> None:
    from majlis.adapters.records.dialogue import leading

    code = with_dialogue(small)
    tokens(small, code, "o")
    with pytest.raises(NotFoundError):
        leading.phase(nobody(small).records, code, "converge", "")
