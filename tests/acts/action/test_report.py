"""An action goes from hand to hand: reported by who owes it, accepted by another, opened again, given, dropped."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.councils import council, person, world_as
from tests.followups import DOER, DUE, OTHER, an_action

from majlis.acts.action.accept import AcceptCommand, accept
from majlis.acts.action.drop import DropCommand, drop
from majlis.acts.action.evidence import EvidenceCommand, evidence
from majlis.acts.action.give import GiveCommand, give
from majlis.acts.action.move import MoveCommand, move
from majlis.acts.action.reopen import ReopenCommand, reopen
from majlis.acts.action.report import ReportCommand, report
from majlis.acts.action.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError

LATER = date(2025, 9, 1)


def test_from_set_to_done_and_back(recorded: World, tmp_path: Path) -> None:
    council(recorded)
    person(recorded, "sana", "secretariat")
    doer, clerk = world_as(recorded, DOER), world_as(recorded, "sana")
    code = an_action(clerk)
    doer.desk.mkdir()  # type: ignore[union-attr]
    proof = doer.desk / "proof.txt"  # type: ignore[operator]
    proof.write_text("done", encoding="utf-8")
    assert report(ReportCommand(code=code, done="It is written", file=proof), doer).action.state == "reported"
    out = doer.desk / "out.txt"  # type: ignore[operator]
    got = evidence(EvidenceCommand(code=code, step=2, out=out), doer)
    assert (out.read_text(encoding="utf-8"), got.name) == ("done", "proof.txt")
    assert "harmful" in got.text()
    with pytest.raises(ConflictError, match="already"):
        evidence(EvidenceCommand(code=code, step=2, out=out), doer)
    with pytest.raises(NotFoundError, match="step 1"):
        evidence(EvidenceCommand(code=code, step=1, out=tmp_path / "x"), recorded)
    assert reopen(ReopenCommand(code=code, reason="Half of it"), clerk).action.state == "open"
    moved = move(MoveCommand(code=code, due=LATER, reason="More time"), clerk)
    assert moved.action.due == LATER
    assert moved.steps[-1].facts == {"from": str(DUE), "to": str(LATER)}
    assert give(GiveCommand(code=code, doer=OTHER, reason="Away"), clerk).action.doer == OTHER
    with pytest.raises(PermissionDeniedError, match=f"owed by {OTHER}"):
        report(ReportCommand(code=code, done="Mine"), doer)
    by_clerk = report(ReportCommand(code=code, done="Told on the telephone"), clerk)
    assert by_clerk.steps[-1].facts == {"behalf": OTHER}
    assert accept(AcceptCommand(code=code, note="Good"), clerk).action.state == "done"
    deeds: tuple[Callable[[], object], ...] = (
        lambda: report(ReportCommand(code=code, done="again"), clerk),
        lambda: move(MoveCommand(code=code, due=date(2025, 9, 2), reason="x"), clerk),
        lambda: drop(DropCommand(code=code, reason="x"), clerk),
        lambda: accept(AcceptCommand(code=code), clerk),
    )
    for deed in deeds:
        with pytest.raises(ConflictError, match="is done"):
            deed()
    reopen(ReopenCommand(code=code, reason="It came back"), clerk)
    assert drop(DropCommand(code=code, reason="Not wanted"), clerk).action.state == "dropped"
    kinds = [step.kind for step in show(ShowCommand(code=code), doer).steps]
    assert kinds == ["set", "reported", "reopened", "moved", "given", "reported", "done", "reopened", "dropped"]
    assert [step.number for step in show(ShowCommand(code=code.lower()), doer).steps] == list(range(1, 10))


def test_what_does_not_fit_is_refused(small_council: World, tmp_path: Path) -> None:
    code = an_action(small_council)
    empty = tmp_path / "empty.txt"
    empty.touch()
    with pytest.raises(InputError, match="empty"):
        report(ReportCommand(code=code, done="x", file=empty), small_council)
    with pytest.raises(NotFoundError, match="cannot be read"):
        report(ReportCommand(code=code, done="x", file=tmp_path / "gone"), small_council)
    with pytest.raises(InputError, match="already"):
        move(MoveCommand(code=code, due=DUE, reason="x"), small_council)
    with pytest.raises(InputError, match="has passed"):
        move(MoveCommand(code=code, due=date(2025, 1, 1), reason="x"), small_council)
