from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.catalogues import INVENTED, NEWER, document, write

from majlis.acts.catalogue.list import ListCommand, list_
from majlis.acts.catalogue.update import UpdateCommand, update
from majlis.acts.risk.assess import AssessCommand, assess
from majlis.acts.run.replay import ReplayCommand, replay
from majlis.acts.world import World
from majlis.adapters.vault import catalogues
from majlis.kernel.errors import ConflictError, InputError


@pytest.fixture
def later(world: World) -> World:
    return replace(world, now=lambda: datetime(2026, 1, 2, tzinfo=UTC))


def bring(path: Path, world: World, **more: object) -> None:
    update(UpdateCommand.model_validate({"file": path, **more}), world)


def test_a_newer_catalogue_counts_and_says_what_is_new(tmp_path: Path, later: World) -> None:
    found = update(UpdateCommand(file=write(tmp_path / "kev.json")), later)
    assert (found.version, found.before, found.newest) == (NEWER, "2025.08.25", "2025-12-24")
    assert found.vendors == ((INVENTED, 3),)
    assert "new         3 (Invented vendor 3)" in found.text()
    assert [one.counts for one in list_(ListCommand(), later).catalogues] == [False, True]


def test_the_same_file_again_changes_nothing(tmp_path: Path, later: World) -> None:
    path = write(tmp_path / "kev.json")
    bring(path, later)
    again = update(UpdateCommand(file=path), later)
    assert not again.changed
    assert "counts already" in again.text()
    assert len(catalogues.journal(later.vault)) == 1


def test_the_shipped_catalogue_as_cisa_writes_it_counts_already(tmp_path: Path, later: World) -> None:
    path = write(tmp_path / "kev.json", document("2025.08.25", "2025-08-25T17:04:19.3211Z", more=0))
    assert not update(UpdateCommand(file=path), later).changed


def shortened(keep: int) -> dict[str, object]:
    found = document()
    rows = found["vulnerabilities"]
    assert isinstance(rows, list)
    return found | {"vulnerabilities": rows[:keep], "count": keep}


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (document("2025.03.01", "2025-03-01T00:00:00Z"), "catalogue.older"),
        (document(released="2027-03-01T00:00:00Z"), "catalogue.future"),
        (document() | {"count": 1}, "evidence.kev-count"),
        (document(released=""), "kernel.instant"),
        (document(version=""), "evidence.kev-date"),
        (shortened(700), "catalogue.withdrawn"),
        (shortened(0), "evidence.kev-empty"),
    ],
    ids=["older", "future", "count", "instant", "version", "half", "empty"],
)
def test_an_older_or_broken_one_is_refused(found: dict[str, object], code: str, tmp_path: Path, later: World) -> None:
    with pytest.raises((InputError, ConflictError)) as error:
        bring(write(tmp_path / "kev.json", found), later)
    assert error.value.fault.code == code
    assert catalogues.journal(later.vault) == ()


def test_half_a_catalogue_is_taken_where_a_person_says_so(tmp_path: Path, later: World) -> None:
    bring(write(tmp_path / "kev.json", shortened(700)), later, withdrawn=True)
    assert len(catalogues.current(later.vault).vulnerabilities) == 700


def test_no_file_and_no_json(tmp_path: Path, later: World) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        bring(tmp_path / "none.json", later)
    (tmp_path / "x.json").write_text("<html>")
    with pytest.raises(InputError, match="JSON"):
        bring(tmp_path / "x.json", later)


def test_a_run_keeps_the_catalogue_it_was_made_with(dossier: Path, tmp_path: Path, later: World) -> None:
    """Vendors weigh otherwise after an update; an earlier run still comes out the same."""
    ask = AssessCommand.model_validate({"nation": dossier, "draws": 4, "years": 200})
    before = assess(ask, later)
    bring(write(tmp_path / "kev.json", document(more=5000, vendor="Siemens")), later)
    after = assess(ask, later)
    assert before.sha256 != after.sha256
    pins = [later.vault.read_run(one.id).inputs[catalogues.INPUT] for one in (before, after)]
    assert pins[1] == catalogues.current(later.vault).sha256 != pins[0]
    for one in (before, after):
        assert replay(ReplayCommand(run=one.id), later).equal
