"""`majlis cascade run`: hours, people, areas, the chart, and what is said when it cannot be done."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.places import draft_nation, publish_nation

from majlis.acts.cascade.run import RunCommand, RunResult, run
from majlis.acts.world import Actor, World
from majlis.infrastructure import read
from majlis.kernel.errors import InputError, MajlisError, NotFoundError, PermissionDeniedError

GOLDEN = Path(__file__).parents[2] / "golden" / "dossier-small"


def perform(home: Path, *attack: str, may: str = "cascade.run", **options: Any) -> RunResult:
    command = RunCommand(nation=GOLDEN, attack=attack, **options)
    return run(command, World(Actor("tester", frozenset({may})), home))


def test_figures(tmp_path: Path) -> None:
    """The case worked out in tests/unit/infrastructure/test_cascade.py."""
    result = perform(tmp_path, "grid:west-01@0:30")
    assert result.hours == (0.0, 8.0, 12.0, 31.0, 32.0, 33.0, 34.0)
    assert result.assets_down == (1, 2, 3, 2, 1, 0, 0)
    assert result.any_service == (380_000, 380_000, 380_000, 380_000, 300_000, 250_000, 0)
    assert result.any_person_hours == 380_000 * 32 + 300_000 + 250_000
    assert [(s.service, s.person_hours, s.peak) for s in result.services] == [
        ("power", 12_160_000.0, 380_000),
        ("phones", 7_500_000.0, 300_000),
        ("water", 5_500_000.0, 250_000),
    ]
    assert result.services[1].people == (0, 300_000, 300_000, 300_000, 300_000, 0, 0)
    assert [(area.name, area.person_hours) for area in result.areas] == [("West", 25_160_000.0)]
    assert ("exchange:west-01", ((8.0, 32.0),)) in [(o.node, o.down) for o in result.outages]
    assert (result.not_over, result.exit_code, result.plot) == (0, 0, None)


def test_both_engines_say_the_same(tmp_path: Path) -> None:
    attack = ("plant:east-01@2:90", "core:east-01@5,plant:west-01@3:20")
    events, oracle = (perform(tmp_path, *attack, engine=engine) for engine in ("events", "oracle"))
    assert events.model_dump(exclude={"engine"}) == oracle.model_dump(exclude={"engine"})
    assert events.attack == ("plant:east-01@2:90", "core:east-01@5:12", "plant:west-01@3:20")


def test_text(tmp_path: Path) -> None:
    lines = perform(tmp_path, "grid:west-01@0:30").text().splitlines()
    assert lines[0] == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
    assert lines[2] == "Small nation (synthetic)   TLP:AMBER/RESTRICTED/health"
    assert "      8            2      380,000      380,000              300,000            0" in lines
    assert "Power                             12,160,000         380,000" in lines
    assert "West                              25,160,000" in lines


def test_text_where_nobody_loses_anything(tmp_path: Path) -> None:
    """The other plant keeps both grids up."""
    assert perform(tmp_path, "plant:west-01@0:9").text().endswith("1 asset goes down, and nobody loses a service.")


def test_not_over(tmp_path: Path) -> None:
    result = perform(tmp_path, "hospital:west-01@300:inf")
    assert result.not_over == 2
    assert "2 assets and demands are still down at hour 336." in result.text()


def test_json_is_plain(tmp_path: Path) -> None:
    result = perform(tmp_path, "grid:west-01@0:30")
    assert RunResult.model_validate_json(json.dumps(result.model_dump(mode="json"))) == result


def test_plot(tmp_path: Path) -> None:
    path = tmp_path / "outage.svg"
    result = perform(tmp_path, "grid:west-01@0:30", plot=path)
    assert result.plot == str(path)
    drawing = path.read_text(encoding="utf-8")
    assert drawing.startswith("<svg")
    assert "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY" in drawing
    assert "Small nation (synthetic) · TLP:AMBER/RESTRICTED/health" in drawing
    assert [entry.name for entry in tmp_path.iterdir()] == ["outage.svg"]


@pytest.mark.parametrize(
    ("attack", "error", "message"),
    [
        ((), InputError, "the attack hits nothing"),
        (("grid:west-01",), InputError, "is not a hit"),
        (("grid:wst-01@0:3",), NotFoundError, "did you mean grid:west-01"),
        (("grid:west-01@400:3",), InputError, "outside the 336 hours"),
    ],
)
def test_wrong_attack_writes_nothing(
    tmp_path: Path, attack: tuple[str, ...], error: type[MajlisError], message: str
) -> None:
    with pytest.raises(error, match=message):
        perform(tmp_path, *attack, plot=tmp_path / "x.svg")
    assert list(tmp_path.iterdir()) == []


def test_no_folder_for_the_plot(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no folder"):
        perform(tmp_path, "grid:west-01@0:30", plot=tmp_path / "missing" / "x.svg")


def test_permission(tmp_path: Path) -> None:
    with pytest.raises(PermissionDeniedError):
        perform(tmp_path, "grid:west-01@0:30", may="nation.read")


def test_a_recorded_nation_goes_dark_in_the_same_hours(tmp_path: Path, sqlite_database: str) -> None:
    world = World(Actor("tester", frozenset({"*"})), tmp_path / "home", database=sqlite_database)
    code = draft_nation(world.records, read(GOLDEN))
    publish_nation(world.records, world.vault, read(GOLDEN))
    attack = ("grid:west-01@0:24",)
    by_files = run(RunCommand(nation=str(GOLDEN), attack=attack), world).model_dump(exclude={"nation"})
    for text in (code, f"{code}@draft"):
        assert run(RunCommand(nation=text, attack=attack), world).model_dump(exclude={"nation"}) == by_files
