from pathlib import Path

import pytest
from tests.acts.conftest import HEADER, make_world
from tests.recorded import CODE, with_nation

from majlis.acts.evidence_options import InDirectory, InRecords, counts, keeping, recorded, told
from majlis.kernel.errors import InputError, NotFoundError


def test_a_nation_without_a_version_keeps_evidence(tmp_path: Path, sqlite_database: str) -> None:
    assert sqlite_database == ""
    world = with_nation(make_world(tmp_path / "home"))
    kept = keeping(CODE, world)
    assert isinstance(kept, InRecords)
    assert kept.code == CODE
    assert recorded(f"{CODE}@draft", world).code == CODE
    with pytest.raises(NotFoundError):
        keeping("nowhere", world)


def test_a_directory_keeps_files(tmp_path: Path) -> None:
    (tmp_path / "nation.toml").write_text(HEADER.format(synthetic="true"), encoding="utf-8")
    world = make_world(tmp_path / "home")
    kept = keeping(str(tmp_path), world)
    assert isinstance(kept, InDirectory)
    assert kept.path == tmp_path
    with pytest.raises(InputError, match="is a directory"):
        recorded(str(tmp_path), world)


def test_counts_are_told_most_first() -> None:
    found = counts(["b", "a", "b", "c"])
    assert told(found) == "b 2, a 1, c 1"
    assert told(found, most=1) == "b 2, 2 more words 2"
