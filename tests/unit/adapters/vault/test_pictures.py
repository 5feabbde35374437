"""What is drawn of a run lies beside it; whatever becomes of that, it is made again."""

import gzip
import json
import shutil
from pathlib import Path

import pytest
from tests.places import make_dossier

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.world import Actor, World
from majlis.adapters.vault import Run, Vault, pictures
from majlis.adapters.vault.pictures import pictures_of
from majlis.briefing import charts


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with an assessment of a directory, whose pictures were drawn."""
    home = tmp_path_factory.mktemp("home")
    world = World(Actor("test", frozenset({"*"})), home)
    dossier = make_dossier(home / "dossier")
    assess(AssessCommand(nation=str(dossier), draws=4, years=50, people=1_000), world)
    pictures_of(*world.vault.runs())
    return home


@pytest.fixture
def run(assessed: Path, tmp_path: Path) -> Run:
    (found,) = Vault(shutil.copytree(assessed / "vault", tmp_path / "vault")).runs()
    return found


@pytest.fixture
def kept(run: Run) -> Path:
    return run.path.parents[1] / "pictures" / f"{run.id}.json.gz"


def test_it_is_drawn_once(run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept.read_bytes()
    monkeypatch.setattr(charts, "svg", None)
    found = pictures_of(run)
    assert found.largest
    assert found.map
    assert found.drawn(found.map) is not None
    assert len(found.drawings) == 16, "eight charts, wide and narrow"
    assert kept.read_bytes() == before


def test_what_is_lost_damaged_or_of_another_version_is_made_again(run: Run, kept: Path) -> None:
    first = pictures_of(run)
    kept.unlink()
    assert pictures_of(run) == first
    other = json.loads(gzip.decompress(kept.read_bytes()))
    wrong: tuple[object, ...] = ({**other, "made_by": "0"}, {**other, "largest": [{"loss": 1}]}, [])
    for data in (b"broken", b"", *(gzip.compress(json.dumps(one).encode()) for one in wrong)):
        kept.write_bytes(data)
        assert pictures_of(run) == first
        assert kept.read_bytes() != data


def test_a_chart_that_was_not_drawn_ahead_is_drawn_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    spec, asked = {"mark": "other"}, list[object]()

    def svg(one: object) -> str:
        asked.append(one)
        return "<svg/>"

    monkeypatch.setattr(charts, "svg", svg)
    assert pictures_of(run).drawn(spec) is None
    assert pictures_of(run).draw(spec) == pictures_of(run).draw(spec) == "<svg/>"
    assert asked == [spec]


def test_without_its_tables_and_its_nation_the_rest_is_drawn(run: Run, kept: Path) -> None:
    kept.unlink()
    (run.path / "year_largest.npy").write_bytes(b"damaged")
    nations = run.path.parents[1] / "nations"
    nations.rename(nations.with_name("gone"))
    found = pictures_of(run)
    assert (found.largest, found.map) == ((), None)
    assert found.drawings


def test_a_folder_that_cannot_be_written_costs_time_alone(run: Run, kept: Path) -> None:
    kept.unlink()
    kept.parent.rmdir()
    kept.parent.write_text("a file", encoding="utf-8")
    assert pictures_of(run).largest
    assert kept.parent.name == pictures.FOLDER
