from datetime import date
from pathlib import Path

from tests.acts.conftest import make_world
from tests.recorded import CODE, ROWS, added, on, table, with_nation


def test_rows_count_from_when_their_file_came_but_for_the_first(tmp_path: Path, sqlite_database: str) -> None:
    assert sqlite_database == ""
    world = with_nation(make_world(tmp_path / "home"))
    added(world, table(tmp_path, ROWS))
    from majlis.adapters.records.evidence.writing import first_day, since_of
    from majlis.adapters.records.models import Nation, Observation, Source

    nation = Nation.everything.get(code=CODE).pk
    assert first_day(nation, "log") == date(2025, 8, 1)
    assert first_day(nation, "other") is None
    assert since_of(Source.everything.get(superseded_at=None)) is None
    newer = [ROWS[0].replace("Clinic A", "Clinic Z"), *ROWS[1:]]
    added(on(world, "2025-09-01"), table(tmp_path, newer), replace=True)
    assert since_of(Source.everything.get(superseded_at=None)) == date(2025, 9, 1)
    told = Observation.everything.filter(key="a").order_by("pk").values_list("since", "until")
    assert list(told) == [(None, date(2025, 9, 1)), (date(2025, 9, 1), None)]
