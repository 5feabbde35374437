"""Evidence of a directory in the records: each file as its entry says; a changed file is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.evidence import files
from majlis.evidence.addition import Addition
from majlis.infrastructure import read
from majlis.kernel.access import EVERYTHING
from majlis.kernel.errors import IntegrityError
from majlis.kernel.marking import Marking
from majlis.kernel.times import Window

SMALL = read(Path(__file__).parents[4] / "golden" / "dossier-small")
ROWS = "Date,Reported,Industry,Type of attack\n2025-01-02,2025-01-03,Hospital,Ransomware\n"


@contextmanager
def silent(label: str, total: int) -> Iterator[object]:
    assert label or total
    yield lambda done: None  # noqa: ARG005 - the shape of Progress


@pytest.fixture
def records(tmp_path: Path, sqlite_database: str) -> Records:
    records = open_records(
        tmp_path / "home", sqlite_database, Asker(EVERYTHING, "tester", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    )
    from majlis.adapters.records import nations

    nations.create(records, SMALL.header, {})
    return records


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "log.csv").write_text(ROWS, encoding="utf-8")
    said = Addition(
        name="cert",
        window=Window.parse("2025-01-01..2025-07-01"),
        added="2025-08-01T12:00:00Z",
        format="csv",
        sectors=(),
        kinds=(),
        columns={},
        sheet="",
        dates="",
        synthetic=True,
        marking=Marking.parse("TLP:AMBER"),
    )
    files.add(tmp_path, tmp_path / "log.csv", said)
    return tmp_path


def test_each_source_as_its_entry_says(records: Records, folder: Path) -> None:
    from majlis.adapters.records import evidence
    from majlis.adapters.records.evidence import from_directory

    taken = from_directory.take_evidence(records, "small", folder, silent)  # type: ignore[arg-type]
    assert taken == (from_directory.Source("cert", 1, already=False),)
    (entry,) = evidence.entries(records, "small")
    (there,) = files.read_entries(folder)
    assert (entry.window, entry.sha256, entry.marking) == (there.window, there.sha256, there.marking)
    again = from_directory.take_evidence(records, "small", folder, silent)  # type: ignore[arg-type]
    assert again[0].already
    assert from_directory.take_parameters(records, "small", folder) == ()


def test_a_file_that_is_not_the_one_that_was_added(records: Records, folder: Path) -> None:
    from majlis.adapters.records import evidence
    from majlis.adapters.records.evidence import from_directory

    (entry,) = files.read_entries(folder)
    (folder / "evidence" / entry.file).write_text(ROWS + ROWS, encoding="utf-8")
    with pytest.raises(IntegrityError, match="not the one that was added"):
        from_directory.take_evidence(records, "small", folder, silent)  # type: ignore[arg-type]
    assert evidence.entries(records, "small") == ()
