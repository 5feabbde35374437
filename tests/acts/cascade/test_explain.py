"""`majlis cascade explain`: the proof in plain English and as data."""

from pathlib import Path

import pytest

from majlis.acts.cascade.explain import ExplainCommand, ExplainResult, explain
from majlis.acts.world import Actor, World
from majlis.kernel.errors import NotFoundError

GOLDEN = Path(__file__).parents[2] / "golden" / "dossier-small"


def perform(home: Path, asset: str, *attack: str) -> ExplainResult:
    command = ExplainCommand(nation=GOLDEN, asset=asset, attack=attack)
    return explain(command, World(Actor("tester", frozenset({"cascade.explain"})), home))


def test_proof(tmp_path: Path) -> None:
    result = perform(tmp_path, "exchange:west-01", "grid:west-01@0:30")
    text = result.text()
    assert text.startswith("SYNTHETIC")
    assert "exchange:west-01 is dark from hour 8 to hour 32 (24 h)." in text
    assert "          It was attacked" not in text
    assert "      It was attacked at hour 0; the repair lasts until hour 30." in text
    (cause,) = result.outages
    assert cause.fallen[0].suppliers[0].node == "grid:west-01"
    assert [step.node for step in cause.way_back] == ["exchange:west-01", "grid:west-01"]
    assert ExplainResult.model_validate_json(result.model_dump_json()) == result


def test_black_out_of_the_nation(tmp_path: Path) -> None:
    """Both plants fail. The east plant starts black; the west plant needs a grid to start."""
    result = perform(tmp_path, "plant:west-01", "plant:east-01@0:40", "plant:west-01@0:10")
    (cause,) = result.outages
    waited = [(step.node, step.waited_for) for step in cause.way_back]
    assert waited[0] == ("plant:west-01", "grid")
    assert waited[-1] == ("plant:east-01", "repair")
    assert "'grid' (needed to start) was met again" in result.text()


def test_never_dark(tmp_path: Path) -> None:
    result = perform(tmp_path, "grid:east-01", "hospital:west-01@0:3")
    assert result.outages == ()
    assert "grid:east-01 is never dark" in result.text()


def test_unknown_asset(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"did you mean grid:\w+-01 or grid:\w+-01\?"):
        perform(tmp_path, "grid:est-01", "hospital:west-01@0:3")
