"""`majlis nation export`: the exact inverse of import, as a directory or a workbook."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from majlis.acts.nation.export import ExportCommand, ExportResult, export
from majlis.acts.nation.import_ import ImportCommand, import_
from majlis.acts.world import World
from majlis.infrastructure import nation_hash, read
from majlis.infrastructure.dossier.schema import OWN_FILES
from majlis.kernel.errors import ConflictError, NotFoundError

GOLDEN = Path(__file__).parents[2] / "golden" / "dossier-small"


def run(world: World, target: Path, **options: Any) -> ExportResult:
    return export(ExportCommand(nation="small@draft", target=target, **options), world)


@pytest.mark.parametrize("name", ["out", "out.xlsx"])
def test_out_and_in_again_changes_nothing(
    drafted: World, tmp_path: Path, name: str, draft_of: Callable[..., Any]
) -> None:
    result = run(drafted, tmp_path / name)
    assert result.sha256 == nation_hash(draft_of(drafted))
    assert import_(ImportCommand(source=tmp_path / name), drafted).revision is None
    other = import_(ImportCommand(source=tmp_path / name, name="other"), drafted)
    assert other.revision == 1
    assert result.text().splitlines()[0] == "SYNTHETIC – NOT AN ASSESSMENT OF ANY COUNTRY"


def test_the_directory_is_the_canonical_dossier(filed: World, tmp_path: Path) -> None:
    run(filed, tmp_path / "out")
    assert read(tmp_path / "out") == read(GOLDEN)
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(OWN_FILES)


def test_nothing_is_overwritten_unasked(filed: World, tmp_path: Path) -> None:
    for name in ("out", "out.xlsx"):
        run(filed, tmp_path / name)
        with pytest.raises(ConflictError, match="--replace"):
            run(filed, tmp_path / name)
        run(filed, tmp_path / name, replace=True)
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(ConflictError, match="is a directory already"):
        run(filed, tmp_path / "folder.xlsx", replace=True)


def test_no_such_nation(filed: World, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        export(ExportCommand(nation="other", target=tmp_path / "out"), filed)
    assert not (tmp_path / "out").exists()
