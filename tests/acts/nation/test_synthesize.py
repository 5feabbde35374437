"""`majlis nation synthesize`."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from majlis.acts.nation.synthesize import SynthesizeCommand, synthesize
from majlis.acts.world import Actor, World
from majlis.infrastructure.files import read
from majlis.kernel.errors import ConflictError, PermissionDeniedError


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(Actor("tester", frozenset({"nation.write"})), tmp_path / "home")


def test_it_writes_the_nation_it_reports(tmp_path: Path, world: World) -> None:
    result = synthesize(SynthesizeCommand(directory=tmp_path / "nation", assets=600, seed=4), world)
    nation = read(tmp_path / "nation")
    assert len(nation.assets) == result.assets == 600
    assert len(nation.suppliers) == result.suppliers
    assert sum(area.population for area in nation.areas) == result.people == 241_499_431


def test_the_text_begins_with_the_band_and_ends_with_the_next_command(tmp_path: Path, world: World) -> None:
    lines = synthesize(SynthesizeCommand(directory=tmp_path / "n", assets=500), world).text().splitlines()
    assert lines[0] == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
    assert lines[-1] == f"Next: majlis nation check {tmp_path / 'n'}"


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, world: World) -> None:
    one = synthesize(SynthesizeCommand(directory=tmp_path / "one", assets=500, seed=4), world)
    two = synthesize(SynthesizeCommand(directory=tmp_path / "two", assets=500, seed=4), world)
    three = synthesize(SynthesizeCommand(directory=tmp_path / "three", assets=500, seed=5), world)
    assert one.sha256 == two.sha256 != three.sha256
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_a_directory_that_holds_something_is_left_alone(tmp_path: Path, world: World) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").write_text("mine")
    for replace in (False, True):
        with pytest.raises(ConflictError, match="already holds something that is not a nation"):
            synthesize(SynthesizeCommand(directory=tmp_path / "taken", assets=500, replace=replace), world)
    assert [file.name for file in (tmp_path / "taken").iterdir()] == ["letter.txt"]


def test_a_nation_is_replaced_only_where_asked_and_keeps_its_evidence(tmp_path: Path, world: World) -> None:
    target = tmp_path / "nation"
    first = synthesize(SynthesizeCommand(directory=target, assets=500, seed=1), world)
    (target / "evidence").mkdir()
    (target / "evidence" / "report.csv").write_text("day\n")
    with pytest.raises(ConflictError, match="--replace"):
        synthesize(SynthesizeCommand(directory=target, assets=500, seed=2), world)
    second = synthesize(SynthesizeCommand(directory=target, assets=500, seed=2, replace=True), world)
    assert second.sha256 != first.sha256
    assert (target / "evidence" / "report.csv").read_text() == "day\n"


def test_sizes_and_seeds_out_of_range_are_refused() -> None:
    for wrong in ({"assets": 499}, {"assets": 100_001}, {"seed": -1}, {"seed": 2**64}):
        with pytest.raises(ValidationError):
            SynthesizeCommand(directory=Path("x"), **wrong)


def test_it_needs_the_permission(tmp_path: Path) -> None:
    with pytest.raises(PermissionDeniedError):
        synthesize(SynthesizeCommand(directory=tmp_path / "n"), World(Actor("reader", frozenset()), tmp_path))
    assert not (tmp_path / "n").exists()
