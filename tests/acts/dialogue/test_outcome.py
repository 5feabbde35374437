from tests.dialogues import a_decision, nobody, say, tokens, with_dialogue

from majlis.acts.dialogue.outcome import OutcomeCommand, outcome
from majlis.acts.dialogue.phase import PhaseCommand, phase
from majlis.acts.dialogue.stand import StandCommand, stand
from majlis.acts.world import World


def test_everybody_who_took_part_finds_it(both: World) -> None:
    code = with_dialogue(both)
    (token,) = tokens(both, code, "o")
    say(both, code, token, "+")
    decision = a_decision(both)
    for to in ("converge", "report"):
        phase(PhaseCommand.model_validate({"code": code, "to": to}), both)
    told = outcome(OutcomeCommand(code=code, statement=1, decision=decision, text="Adopted"), both)
    assert "statement 1" in told.text()
    assert "the dialogue is told" in outcome(OutcomeCommand(code=code, text="Thank you"), both).text()
    result = stand(StandCommand(code=code, token=token), nobody(both))
    became = result.votes[0].statement.outcome
    assert became is not None
    assert became.line() == f"{decision} · Adopted"
    assert result.outcome is not None
    assert result.outcome.text == "Thank you"
    assert "What became of it: Thank you" in result.text()
