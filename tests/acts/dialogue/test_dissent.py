from tests.dialogues import nobody, tokens, with_dialogue

from majlis.acts.dialogue.dissent import DissentCommand, dissent
from majlis.acts.dialogue.moderate import ModerateCommand, moderate
from majlis.acts.dialogue.phase import PhaseCommand, phase
from majlis.acts.dialogue.results import ResultsCommand, results
from majlis.acts.world import World


def test_the_report_carries_it(small: World) -> None:
    code = with_dialogue(small)
    (token,) = tokens(small, code, "o")
    phase(PhaseCommand(code=code, to="converge"), small)
    dissent(DissentCommand(code=code, text="Not at all.", signed="A. Khan", token=token), nobody(small))
    dissent(DissentCommand(code=code, text_ur="نہیں", statement=1, token=token), nobody(small))
    assert results(ResultsCommand(code=code), small).remarks == ()
    for number in (1, 2):
        moderate(ModerateCommand(code=code, remark=number, verdict="accept"), small)
    found = results(ResultsCommand(code=code), small)
    assert [(one.statement, one.signed) for one in found.remarks] == [(None, "A. Khan"), (1, "")]
    assert "dissent: Not at all., A. Khan" in found.text()
