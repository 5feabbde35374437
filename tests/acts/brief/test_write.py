"""The act that writes the briefing: from a nation's newest run, in three formats, or not at all."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdf
import pytest

from majlis.acts.brief.write import BriefCommand, BriefResult, write
from majlis.acts.evidence.synthesize import synthesize as evidence_synthesize
from majlis.acts.nation.synthesize import synthesize as nation_synthesize
from majlis.acts.risk.assess import assess
from majlis.acts.world import Actor, World
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError

BAND = "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"
DAYS = ("2025-07-01", "2026-01-01")


def world_at(home: Path, *, day: int = 0, permissions: tuple[str, ...] = ("*",)) -> World:
    moment = datetime(2026, 11, 24, 18, 30, tzinfo=UTC) + timedelta(days=day)
    return World(Actor("tester", frozenset(permissions)), home, now=lambda: moment)


def perform(act: Any, world: World, **values: Any) -> Any:
    return act(act.command.model_validate(values), world)


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[str]]:
    """Return a small nation, the home with two runs of it, and their ids."""
    root = tmp_path_factory.mktemp("brief")
    nation, home = root / "nation", root / "home"
    perform(nation_synthesize, world_at(home), directory=nation, assets=500, seed=3)
    perform(evidence_synthesize, world_at(home), nation=nation, window="2023-01-01..2026-01-01", seed=3)
    runs = [
        perform(assess, world_at(home, day=at), nation=nation, draws=4, years=40, as_of=day, workers=1).id
        for at, day in enumerate(DAYS)
    ]
    return nation, home, runs


def brief(assessed: tuple[Path, Path, list[str]], out: Path, **options: Any) -> BriefResult:
    nation, home, _ = assessed
    result = write(BriefCommand(nation=nation, out=out, **options), world_at(home, day=2))
    assert out.is_file()
    return result


def test_the_newest_run_is_shown_and_compared(assessed: tuple[Path, Path, list[str]], tmp_path: Path) -> None:
    result = brief(assessed, tmp_path / "b.pdf")
    assert (result.previous, result.run) == tuple(assessed[2])
    assert result.synthetic
    assert not result.nation_changed
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "b.pdf").pages]
    assert result.pages == len(pages)
    assert len(pages[0].split()) <= 200
    assert all(BAND in page for page in pages)
    assert "data to 31 Dec 2025" in pages[0].replace("\N{NO-BREAK SPACE}", " ")
    text = result.text()
    assert text.startswith(BAND)
    assert f"{len(pages)} pages, {result.words_on_page_1} words on page 1, TLP:AMBER" in text


def test_no_asset_is_named_in_any_format(assessed: tuple[Path, Path, list[str]], tmp_path: Path) -> None:
    import docx

    from majlis.infrastructure.files import read

    for suffix in ("pdf", "html", "docx"):
        brief(assessed, tmp_path / f"b.{suffix}")
    texts = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "b.pdf").pages]
    texts += [
        (tmp_path / "b.html").read_text("utf-8"),
        docx.Document(io.BytesIO((tmp_path / "b.docx").read_bytes())).element.xml,
    ]
    whole = "\n".join(texts)
    assets = read(assessed[0]).assets
    assert len(assets) >= 400
    assert not [asset.id for asset in assets if asset.id in whole or asset.name in whole]


def test_the_annex_names_assets_and_is_red(assessed: tuple[Path, Path, list[str]], tmp_path: Path) -> None:
    result = brief(assessed, tmp_path / "b.pdf", annex_critical=True)
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "b.pdf").pages]
    assert (result.annex, result.marking) == (True, "TLP:RED")
    assert all("TLP:RED" in page for page in pages)
    assert "Annex: assets by name" in "\n".join(pages)
    assert "named recipients only" in result.text()


def test_the_annex_needs_its_permission(assessed: tuple[Path, Path, list[str]], tmp_path: Path) -> None:
    nation, home, _ = assessed
    command = BriefCommand(nation=nation, out=tmp_path / "b.pdf", annex_critical=True)
    with pytest.raises(PermissionDeniedError, match="assets by name"):
        write(command, world_at(home, permissions=("briefing.write",)))
    assert not list(tmp_path.iterdir())


def test_an_older_run_can_be_shown(assessed: tuple[Path, Path, list[str]], tmp_path: Path) -> None:
    first, second = assessed[2]
    assert brief(assessed, tmp_path / "a.html", run=first).previous == ""
    assert "with nothing" in brief(assessed, tmp_path / "a.html", run=first).text()
    assert brief(assessed, tmp_path / "a.html", run=second, previous=first).previous == first


def test_a_file_that_is_there_is_replaced_whole(assessed: tuple[Path, Path, list[str]], tmp_path: Path) -> None:
    out = tmp_path / "b.html"
    out.write_text("old", encoding="utf-8")
    brief(assessed, out)
    first = out.read_bytes()
    assert first.startswith(b"<!DOCTYPE html>")
    write(BriefCommand(nation=assessed[0], out=out), world_at(assessed[1], day=9))
    assert out.read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == ["b.html"]


@pytest.mark.parametrize(
    ("out", "error", "said"),
    [
        ("b.odt", InputError, "end it with .pdf, .html, .docx"),
        ("b", InputError, "end it with .pdf, .html, .docx"),
        ("missing/b.pdf", NotFoundError, "there is no directory"),
        ("folder.pdf", ConflictError, "is a directory"),
    ],
)
def test_a_wrong_place_writes_nothing(
    assessed: tuple[Path, Path, list[str]], tmp_path: Path, out: str, error: type[Exception], said: str
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(error, match=said):
        write(BriefCommand(nation=assessed[0], out=tmp_path / out), world_at(assessed[1]))
    assert [path.name for path in tmp_path.iterdir()] == ["folder.pdf"]


def test_a_nation_without_a_run_is_told_how_to_get_one(assessed: tuple[Path, Path, list[str]], tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="majlis risk assess"):
        write(BriefCommand(nation=assessed[0], out=tmp_path / "b.pdf"), world_at(tmp_path / "home"))


def test_a_run_of_another_nation_is_refused(assessed: tuple[Path, Path, list[str]], tmp_path: Path) -> None:
    nation = tmp_path / "other"
    perform(nation_synthesize, world_at(tmp_path), directory=nation, assets=500, seed=3)
    header = nation / "nation.toml"
    text = header.read_text("utf-8")
    old = next(line for line in text.splitlines() if line.startswith("id"))
    header.write_text(text.replace(old, 'id = "elsewhere"'), encoding="utf-8")
    command = BriefCommand(nation=nation, out=tmp_path / "b.pdf", run=assessed[2][0])
    with pytest.raises(InputError, match="not of 'elsewhere'"):
        write(command, world_at(assessed[1]))
    assert not (tmp_path / "b.pdf").exists()


def test_a_changed_dossier_is_noticed(assessed: tuple[Path, Path, list[str]], tmp_path: Path) -> None:
    import shutil

    nation = tmp_path / "nation"
    shutil.copytree(assessed[0], nation)
    areas = nation / "areas.csv"
    areas.write_text(areas.read_text("utf-8").replace("Lahore", "Lahore City"), encoding="utf-8")
    result = write(BriefCommand(nation=nation, out=tmp_path / "b.html"), world_at(assessed[1]))
    assert result.nation_changed
    assert "has changed since this run" in result.text()
