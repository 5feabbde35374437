"""A run of the vault gets its row once, with owner and marking."""

from datetime import UTC, datetime
from pathlib import Path

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.kernel.access import EVERYTHING, Reader
from majlis.kernel.marking import Marking, Tlp

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def opened(home: Path, url: str, reader: Reader = EVERYTHING) -> Records:
    return open_records(home, url, Asker(reader, "tester", lambda: NOW))


def test_a_run_gets_its_row_once(tmp_path: Path, database: str) -> None:
    records = opened(tmp_path / "home", database)
    from majlis.adapters.records.models import Run
    from majlis.adapters.records.runs.adoption import Finished, adopt, without_row

    run = Finished(
        id="20250101-000000-0123abcd",
        act="risk assess",
        command={"seed": 7},
        inputs={"nation": "n" * 64, "evidence": "e" * 64},
        result_sha256="r" * 64,
        nation="small",
        nation_name="Small nation",
        synthetic=True,
        marking="TLP:AMBER",
        when=NOW,
        seconds=90,
    )
    assert without_row((run.id, "other")) == (run.id, "other")
    assert adopt(records, (run,)) == 1
    assert adopt(records, (run,)) == 0
    assert without_row((run.id, "other")) == ("other",)
    row = Run.objects.visible_to(EVERYTHING).get()
    assert (row.state, row.seed, row.nation_sha256, row.parameters_sha256) == ("done", 7, "n" * 64, "")
    assert (row.ended_at - row.queued_at).total_seconds() == 90
    outsider = Reader("outsider", frozenset({"cert"}), Marking(Tlp.GREEN))
    assert not Run.objects.visible_to(outsider)
    assert Run.objects.visible_to(Reader("own", frozenset({"secretariat"}), Marking(Tlp.AMBER)))
