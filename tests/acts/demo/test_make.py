"""The demo makes everything from nothing, twice, and never touches what it did not make."""

import json
import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from majlis.acts.demo import make as demo
from majlis.acts.demo.make import DemoCommand, make, renewed, telling_attack, write_catalogue
from majlis.acts.world import Actor, World
from majlis.evidence.formats import sniff
from majlis.infrastructure.synthesis import synthesize
from majlis.interfaces.cli.main import run
from majlis.kernel.errors import ConflictError, PermissionDeniedError
from majlis.reference.loader import load_table


def world(folder: Path, *permissions: str) -> World:
    instant = datetime(2026, 11, 24, 18, tzinfo=UTC)
    return World(Actor("Ayesha", frozenset(permissions or {"*"})), folder / "home", now=lambda: instant)


def test_from_nothing_to_a_briefing_and_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "ASSETS", 500)
    monkeypatch.setattr(demo, "SIZE", {"draws": 4, "years": 50})
    monkeypatch.setenv("MAJLIS_HOME", str(tmp_path / "home"))
    directory = tmp_path / "demo"
    for _ in range(2):
        result = make(DemoCommand(directory=directory), world(tmp_path))
    pdf, html = (Path(path) for path in result.briefings)
    assert "SYNTHETIC" in PdfReader(pdf).pages[0].extract_text()
    assert "SYNTHETIC" in html.read_text(encoding="utf-8")
    assert result.text().startswith("SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["demo", "home"]
    assert len(set(result.runs)) == 2
    assert len(result.next) == 5
    for line in result.next:
        assert run(shlex.split(line)[1:]) == 0, line


def test_a_folder_of_someone_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("ten years of work", encoding="utf-8")
    with pytest.raises(ConflictError, match="no demo made"):
        make(DemoCommand(directory=tmp_path), world(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def interrupted(target: Path) -> None:
    with renewed(target) as directory:
        (directory / "second").touch()
        raise KeyboardInterrupt


def test_a_failure_brings_back_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "demo"
    with renewed(target) as directory:
        (directory / "first").touch()
    with pytest.raises(KeyboardInterrupt):
        interrupted(target)
    assert (target / "first").is_file()
    assert not (target / "second").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]


def test_a_failure_of_the_first_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no space"), renewed(tmp_path / "demo"):
        raise OSError("no space")
    assert list(tmp_path.iterdir()) == []


def test_each_step_checks_its_own_permission(tmp_path: Path) -> None:
    with pytest.raises(PermissionDeniedError, match="may not do this"):
        make(DemoCommand(directory=tmp_path / "demo"), world(tmp_path, "demo.make"))
    assert list(tmp_path.iterdir()) == []


def test_the_catalogue_is_what_ships(tmp_path: Path) -> None:
    path = tmp_path / "kev.json"
    window = write_catalogue(path)
    document = json.loads(path.read_bytes())
    assert sniff(path.read_bytes(), file=path.name) == "kev"
    assert [one["cveID"] for one in document["vulnerabilities"]] == list(load_table("kev").column("cve"))
    days = sorted(load_table("kev").column("date_added"))
    assert window.startswith(f"{days[0]}..")
    assert window.partition("..")[2] > days[-1]


def test_the_attack_that_is_suggested_reaches_something() -> None:
    nation = synthesize(assets=500, seed=1)
    hit, reached = telling_attack(nation)
    dark = nation.cascade(attack=[hit]).dark
    assert reached in dark
    assert reached != hit.partition("@")[0]
