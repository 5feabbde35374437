"""The demonstration's workspace: something to do for each role, passwords told once, never beside real work."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.acts.demo import workspace as module
from majlis.acts.demo.workspace import PEOPLE, WorkspaceCommand, workspace
from majlis.acts.index import ACTS
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, PermissionDeniedError
from majlis.kernel.marking import SYNTHETIC_BAND


@pytest.fixture
def made(recorded: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Give a world whose assessments are small."""
    monkeypatch.setattr(module, "SIZE", {"draws": 2, "years": 10})
    return replace(recorded, now=lambda: datetime(2026, 11, 20, 12, tzinfo=UTC))


def take(name: str, world: World, **values: object) -> object:
    act = {entry.name: entry for entry in ACTS}[name].load()
    return act(act.command.model_validate(values), world)


def test_it_is_whole_and_told_as_synthetic(made: World) -> None:
    result = workspace(WorkspaceCommand(assets=500), made)
    told = result.text()
    assert SYNTHETIC_BAND in told
    assert {one.login for one in result.people} == {login for login, *_ in PEOPLE}
    assert all(told.count(one.password) == 1 for one in result.people)
    assert len(result.runs) == 2
    assert len(take("incident list", made, nation=result.nation).incidents) == 3  # type: ignore[attr-defined]
    states = {one.next.state for one in take("report list", made, nation=result.nation).reports}  # type: ignore[attr-defined]
    assert "overdue" in states
    with pytest.raises(ConflictError, match="hold something already"):
        workspace(WorkspaceCommand(assets=500), made)


def test_it_is_made_at_the_machine_only(made: World, tmp_path: Path) -> None:
    remote = replace(made, actor=replace(made.actor, remote=True), home=tmp_path / "home")
    with pytest.raises(PermissionDeniedError, match="at the machine"):
        workspace(WorkspaceCommand(assets=500), remote)
