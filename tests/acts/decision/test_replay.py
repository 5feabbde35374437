import pytest
from tests.assessed import assessed_twice
from tests.councils import Council, council
from tests.hand import enter
from tests.motions import SIX, counted, drafted, opened, says
from tests.sites import Site

from majlis.acts.decision.replay import ReplayCommand, replay
from majlis.acts.incident.amend import AmendCommand, amend
from majlis.acts.motion.pin import PinCommand, pin
from majlis.acts.motion.put import PutCommand, put
from majlis.kernel.errors import NotFoundError


def _decided(made: Council, *pins: tuple[str, str]) -> str:
    motion = drafted(made)
    for kind, reference in pins:
        pin(PinCommand.model_validate({"place": motion, "kind": kind, "reference": reference}), made.world)
    put(PutCommand(motion=motion), made.world)
    opened(made, motion)
    says(made, motion, dict.fromkeys(SIX, "yes"))
    return counted(made, motion).decision


def test_its_runs_come_out_the_same(site: Site) -> None:
    _, _, run = assessed_twice(site)
    made = council(site)
    code = _decided(made, ("run", run), ("chart", f"{run}/headline"))
    found = replay(ReplayCommand(decision=code, workers=1), made.world)
    assert (found.equal, found.exit_code) == (True, 0)
    assert [line.computed for line in found.lines] == [True, True]
    assert "computed again: the same" in found.text()
    compared = replay(ReplayCommand(decision=code, compute=False), made.world)
    assert [line.computed for line in compared.lines] == [False, False]
    with pytest.raises(NotFoundError, match="has no chart"):
        pin(PinCommand(place=drafted(made), kind="chart", reference=f"{run}/nothing"), made.world)


def test_evidence_that_changed_since_is_named(one: Council) -> None:
    incident = enter(one.world.records, people=100)
    code = _decided(one, ("incident", incident))
    amend(AmendCommand(code=incident, source="Ministry", people=90), one.world)
    found = replay(ReplayCommand(decision=code), one.world)
    assert (found.equal, found.exit_code) == (False, 1)
    assert "CHANGED since it was pinned" in found.text()
    assert "no evidence" in replay(ReplayCommand(decision=_decided(one)), one.world).text()
