"""`majlis nation show`: the small dossier in figures."""

from pathlib import Path

import pytest
from tests.places import publish_nation

from majlis.acts.nation.show import ShowCommand, ShowResult, show
from majlis.acts.world import Actor, World
from majlis.infrastructure import nation_hash, read
from majlis.kernel.errors import NotFoundError

GOLDEN = Path(__file__).parents[2] / "golden" / "dossier-small"


def run(nation: Path, home: Path) -> ShowResult:
    return show(ShowCommand(nation=nation), World(Actor("tester", frozenset({"nation.read"})), home))


def test_figures(tmp_path: Path) -> None:
    result = run(GOLDEN, tmp_path)
    assert result.rows == {
        "areas": 2,
        "operators": 4,
        "assets": 8,
        "demands": 7,
        "requirements": 18,
        "suppliers": 22,
    }
    assert (result.people, result.zones, result.inferred_requirements) == (1_000_000, 2, 3)
    assert result.sha256 == nation_hash(read(GOLDEN))
    assert [(sector.sector, sector.assets, sector.operators, sector.declared) for sector in result.sectors] == [
        ("power", 4, 1, True),
        ("telecom", 2, 1, True),
        ("water", 1, 1, False),
        ("health", 1, 1, True),
    ]
    assert result.sectors[0].kinds == {"generation": 2, "transmission": 2}
    assert [service.name for service in result.services] == ["Power", "Phones and internet", "Water", "Hospital care"]
    assert result.services[3].coverage.unknown == 0.6
    assert result.exit_code == 0
    assert result.model_dump(mode="json")["coverage"]["people"] == 3_020_000


def test_text(tmp_path: Path) -> None:
    lines = run(GOLDEN, tmp_path).text().splitlines()
    assert lines[0] == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
    assert "horizon   336 hours in slots of 60 minutes" in lines
    assert "Hospital care               1,000,000      0.0%     40.0%    60.0%" in lines
    assert lines[-1] == "1 of 4 sectors have not declared their dependencies: Water."


def test_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        run(tmp_path, tmp_path)


def test_a_recorded_nation_says_the_same_as_its_files(recorded: World) -> None:
    nation = read(GOLDEN)
    sha256 = publish_nation(recorded.records, recorded.vault, nation)
    by_files = show(ShowCommand(nation=str(GOLDEN)), recorded).model_dump(exclude={"nation"})
    for text, label in ((nation.header.id, f"{nation.header.id}@1"), (sha256[:8], sha256[:12])):
        result = show(ShowCommand(nation=text), recorded)
        assert result.nation == label
        assert result.model_dump(exclude={"nation"}) == by_files
