import pytest
from tests.dialogues import NATION
from tests.hand import make_nation

from majlis.acts.dialogue.pulse import PulseCommand, pulse
from majlis.acts.dialogue.synthesize import SynthesizeCommand, synthesize
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_it_says_that_it_is_synthetic(both: World) -> None:
    make_nation(both.records, NATION, synthetic=True)
    result = synthesize(SynthesizeCommand(nation=NATION, people=12, statements=4, sealed=True), both)
    assert (result.synthetic, result.dialogue.phase, result.dialogue.sealed) == (True, "converge", True)
    assert "SYNTHETIC" in result.text()
    found = pulse(PulseCommand(code=result.dialogue.code), both)
    assert (found.participants, len(found.statements)) == (12, 4)
    again = synthesize(SynthesizeCommand(nation=NATION, people=12, statements=4), both).dialogue.code
    counts = [
        [one.agree for one in pulse(PulseCommand(code=code), both).statements] for code in (again, found.dialogue.code)
    ]
    assert counts[0] == counts[1]


def test_never_beside_the_votes_of_people(small: World) -> None:
    make_nation(small.records, NATION)
    with pytest.raises(ConflictError, match="is not synthetic"):
        synthesize(SynthesizeCommand(nation=NATION), small)
