"""Acts by their names: each is noted as the command that a person would type."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from majlis.acts.demo_steps import Steps
from majlis.acts.world import Actor, World


def test_what_was_performed_is_told_as_it_would_be_typed(tmp_path: Path) -> None:
    steps = Steps(World(Actor("me", frozenset({"*"})), tmp_path))
    made = steps.take("nation synthesize", {"directory": tmp_path / "nation"}, {"assets": 500, "seed": 3})
    assert made.assets == 500
    assert steps.lines == [f"majlis nation synthesize {tmp_path / 'nation'} --assets 500 --seed 3"]


def test_a_wrong_value_is_refused_and_not_noted(tmp_path: Path) -> None:
    steps = Steps(World(Actor("me", frozenset({"*"})), tmp_path))
    with pytest.raises(ValidationError):
        steps.take("nation synthesize", {"directory": tmp_path / "nation"}, {"assets": -1})
    assert steps.lines == []
