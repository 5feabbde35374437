import json
from pathlib import Path

import pytest
from tests.recorded import CODE, with_nation

from majlis.acts.evidence.list import ListCommand, list_
from majlis.acts.evidence.synthesize import SynthesizeCommand, synthesize
from majlis.acts.world import World
from majlis.evidence import files
from majlis.kernel.errors import ConflictError, InputError


def test_a_marked_stream_with_its_truth(nation: Path, world: World) -> None:
    result = synthesize(SynthesizeCommand(nation=nation, seed=5), world)
    assert result.window == "2022-08-01..2025-08-01"
    assert result.text().startswith("SYNTHETIC")
    observations = files.read_observations(nation)
    assert len(observations) == result.incidents
    assert all(one.synthetic for one in observations)
    truth = json.loads((nation / result.truth_file).read_text(encoding="utf-8"))
    assert truth["synthetic"] is True
    assert len(truth["rates"]) == len(result.truth)
    assert files.without_entry(nation) == ()


def test_once_or_replaced(nation: Path, world: World) -> None:
    first = synthesize(SynthesizeCommand(nation=nation), world)
    with pytest.raises(ConflictError):
        synthesize(SynthesizeCommand(nation=nation, seed=2), world)
    second = synthesize(SynthesizeCommand(nation=nation, seed=2, replace=True), world)
    assert first.sha256 != second.sha256
    assert len(files.read_entries(nation)) == 1


def test_no_invented_incidents_for_a_real_nation(real_nation: Path, world: World) -> None:
    with pytest.raises(InputError, match="not a synthetic nation"):
        synthesize(SynthesizeCommand(nation=real_nation), world)
    assert not (real_nation / "evidence").exists()


def test_for_a_nation_of_the_records(recorded: World) -> None:
    world = with_nation(recorded)
    command = SynthesizeCommand(nation=CODE, window="2024-01-01..2025-01-01")
    result = synthesize(command, world)
    assert result.truth_file == ""
    assert result.truth
    assert list_(ListCommand(nation=CODE), world).sources[0].incidents == result.incidents
