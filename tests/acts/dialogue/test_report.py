"""The report of a dialogue: what it is made of, where it goes, to whom it may."""

from pathlib import Path

import pytest
from tests.dialogues import a_decision, person, say, tokens, with_dialogue

from majlis.acts.dialogue.dissent import DissentCommand, dissent
from majlis.acts.dialogue.moderate import ModerateCommand, moderate
from majlis.acts.dialogue.outcome import OutcomeCommand, outcome
from majlis.acts.dialogue.phase import PhaseCommand, phase
from majlis.acts.dialogue.report import ReportCommand, composed, page_of, report
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError, PermissionDeniedError


def heard(world: World) -> str:
    """Return a dialogue of twelve: all agree with the first, the second divides, one dissents."""
    from tests.dialogues import nobody

    code = with_dialogue(world)
    people = tokens(world, code, "oooooorrrrrr")
    for place, one in enumerate(people):
        say(world, code, one, "+" + ("-+"[place % 2]) + ".")
    phase(PhaseCommand(code=code, to="converge"), world)
    told = {"code": code, "token": people[0], "statement": 1, "text": "Not I", "signed": "A professor"}
    dissent(DissentCommand.model_validate(told), nobody(world))
    moderate(ModerateCommand(code=code, remark=1, verdict="accept"), world)
    phase(PhaseCommand(code=code, to="report"), world)
    outcome(OutcomeCommand(code=code, statement=1, decision=a_decision(world), text="Taken up."), world)
    return code


def test_it_tells_what_is_shared_what_divides_who_dissents_and_what_came(both: World, tmp_path: Path) -> None:
    code = heard(both)
    page = page_of(both, code)
    shared, divides = page.index("Shared by all"), page.index("Where it divides")
    assert shared < page.index("Statement 1.") < divides < page.index("Statement 2.")
    for text in ("12 of 12 agree; no constituency against", "A professor", " · Taken up.", "Operators: 6"):
        assert text in page
    result = report(ReportCommand(code=code, out=tmp_path / "report.pdf"), both)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert (result.participants, result.phase) == (12, "report")
    assert "Report" in result.text()
    assert "will change" not in result.text()


def test_it_says_that_figures_will_change_while_votes_are_taken(world: World, tmp_path: Path) -> None:
    code = with_dialogue(world)
    result = report(ReportCommand(code=code, out=tmp_path / "report.docx"), world)
    assert "will change" in result.text()
    assert composed(world, code).summary.words < 200


def test_it_is_written_where_it_can_be(world: World, tmp_path: Path) -> None:
    code = with_dialogue(world)
    with pytest.raises(InputError):
        report(ReportCommand(code=code, out=tmp_path / "report.txt"), world)
    with pytest.raises(NotFoundError):
        report(ReportCommand(code="DIA-2020-0009", out=tmp_path / "report.pdf"), world)


def test_nobody_takes_it_away_without_the_right(world: World, tmp_path: Path) -> None:
    from dataclasses import replace

    code = with_dialogue(world)
    reader = replace(person(world, "reader"), desk=tmp_path)
    with pytest.raises(PermissionDeniedError):
        report(ReportCommand(code=code, out=tmp_path / "report.pdf"), reader)
    assert "Asked" in page_of(reader, code)
