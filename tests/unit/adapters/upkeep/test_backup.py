"""Names of backups sort by time; only a backup's own name makes it one that ``--keep`` may remove."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from majlis.adapters.records.configuration import database_of
from majlis.adapters.upkeep.backup import BEFORE_UPGRADE, backups_in, keep_newest, kind_of, name_for

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@given(st.sets(st.integers(0, 10**6), min_size=1, max_size=8), st.integers(1, 5), st.data())
def test_the_newest_stay_and_so_does_the_one_just_made(seconds: set[int], count: int, data: st.DataObject) -> None:
    """The clock may have jumped back before it was made: its name may be the oldest."""
    with tempfile.TemporaryDirectory() as name:
        made = [name_for(NOW + timedelta(seconds=second), Path(name)) for second in sorted(seconds)]
        for path in made:
            path.touch()
        assert list(backups_in(Path(name))) == made
        last = data.draw(st.sampled_from(made))
        removed = keep_newest(last, count)
        left = backups_in(Path(name))
        assert last in left
        assert len(left) == min(count, len(made))
        assert sorted((*removed, *left)) == made
        assert all(old < young for old in removed for young in left if young != last)


def test_what_is_no_backup_of_ours_stays(tmp_path: Path) -> None:
    kept = [name_for(NOW, tmp_path, occasion=BEFORE_UPGRADE), tmp_path / "mine.tar.gz", tmp_path / "majlis-notes.txt"]
    newest = name_for(NOW + timedelta(days=1), tmp_path)
    for path in (*kept, name_for(NOW, tmp_path), newest):
        path.touch()
    assert len(backups_in(tmp_path)) == 3
    assert [path.name for path in keep_newest(newest, 1)] == ["majlis-20260101-000000.tar.gz"]
    assert all(path.exists() for path in kept)


def test_two_within_one_second_have_two_names(tmp_path: Path) -> None:
    first = name_for(NOW, tmp_path)
    first.touch()
    assert name_for(NOW, tmp_path).name == "majlis-20260101-000000-1.tar.gz"


def test_the_kind_of_a_database(tmp_path: Path) -> None:
    assert kind_of(database_of("", tmp_path)) == "sqlite"
    assert kind_of(database_of("postgresql:///x", tmp_path)) == "postgresql"
    assert backups_in(tmp_path / "none") == ()
