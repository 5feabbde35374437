from pathlib import Path

from tests.acts.conftest import make_world
from tests.recorded import ROWS, added, table, with_nation


def test_rows_name_themselves(tmp_path: Path, sqlite_database: str) -> None:
    assert sqlite_database == ""
    world = with_nation(make_world(tmp_path / "home"))
    sha256 = added(world, table(tmp_path, (ROWS[0], "d,soon,,,,,")), bad_share=0.5).sha256
    from majlis.adapters.records.models import Observation, Quarantined, Source, Upload

    rows = [table.everything.get() for table in (Upload, Source, Observation, Quarantined)]
    assert [str(row) for row in rows] == [sha256[:12], "log", "a", "row 3"]
