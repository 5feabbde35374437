from pathlib import Path

import pytest
from tests.acts.conftest import make_world
from tests.recorded import CODE, ROWS, added, table, with_nation

from majlis.evidence.mending import Mended
from majlis.kernel.errors import NotFoundError


def test_nothing_is_mended_where_a_source_is_gone(tmp_path: Path, sqlite_database: str) -> None:
    assert sqlite_database == ""
    world = with_nation(make_world(tmp_path / "home"))
    added(world, table(tmp_path, (*ROWS, "d,soon,,Hospital,DDoS,,")), bad_share=0.5)
    from majlis.adapters.records.evidence import quarantine

    good = Mended("log", 5, {"Case": "d", "Date": "2025-03-01"})
    with pytest.raises(NotFoundError, match="no evidence named 'other'"):
        quarantine.mend(world.records, CODE, [good, Mended("other", 2, {})])
    assert [one.row for one in quarantine.aside(world.records, CODE)] == [5]
    assert quarantine.mend(world.records, CODE, [good]).mended == 1


def test_a_newer_file_settles_what_waits(tmp_path: Path, sqlite_database: str) -> None:
    assert sqlite_database == ""
    world = with_nation(make_world(tmp_path / "home"))
    added(world, table(tmp_path, (*ROWS, "d,soon,,Hospital,DDoS,,")), bad_share=0.5)
    added(world, table(tmp_path, (*ROWS, "d,2025-03-01,,Hospital,DDoS,,")), replace=True)
    from majlis.adapters.records.evidence import quarantine

    assert quarantine.aside(world.records, CODE) == ()
