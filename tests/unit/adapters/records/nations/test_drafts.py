"""Rows of a draft: written in bulk, read back as they were, whole or not at all."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.infrastructure import read
from majlis.infrastructure.editing.rows import Edit, table_named
from majlis.infrastructure.files import in_order
from majlis.kernel.access import EVERYTHING, Reader
from majlis.kernel.errors import PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp

SMALL = in_order(read(Path(__file__).parents[4] / "golden" / "dossier-small"))


@pytest.fixture
def records(tmp_path: Path, database: str) -> Records:
    asker = Asker(EVERYTHING, "tester", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    return open_records(tmp_path / "home", database, asker)


def filed(records: Records) -> None:
    from majlis.adapters.records.nations.drafting import Keeper, take_in
    from majlis.adapters.records.nations.revisions import Intent

    keeper = Keeper(lambda nation: "", lambda sha256: SMALL)  # noqa: ARG005 - nothing is kept here
    take_in(records, SMALL, keeper, Intent("nation import"))


def test_written_and_read_back(records: Records) -> None:
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import drafts

    filed(records)
    row = nations.nation_row(records, "small")
    assert drafts.read_whole(records, row) == SMALL
    table = table_named("requirements")
    key = "core:east-01/power"
    assert drafts.at_keys(row, table, [key, "core:east-01", "no:body/power"]) == {key: SMALL.requirements[0]}
    drafts.delete(row, table, [("core:east-01", "power")])
    assert drafts.at_keys(row, table, [key]) == {}
    drafts.insert(row, table, ())


def test_a_part_of_a_nation_is_not_read(records: Records) -> None:
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import drafts

    filed(records)
    row = nations.nation_row(records, "small")
    guest = replace(records, reader=Reader("guest", clearance=Marking(Tlp.AMBER), others=Tlp.AMBER))
    with pytest.raises(PermissionDeniedError, match="guest may not see"):
        drafts.read_whole(guest, row)
    table = table_named("assets")
    seen = drafts.visible_at_keys(guest, row, table, ["core:east-01", "hospital:west-01"])
    assert set(seen) == {"core:east-01"}


def test_what_would_still_refer_to_what_goes(records: Records) -> None:
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import drafts

    filed(records)
    row = nations.nation_row(records, "small")
    asset = next(each for each in SMALL.assets if each.id == "hospital:west-01")
    left = drafts.references(row, [Edit("assets", asset.id, asset, None)])
    assert "requirements hospital:west-01/power" in left
    assert "suppliers health:zone-w/hospital/hospital:west-01" in left
    need = SMALL.requirements[0]
    gone = [Edit("requirements", "core:east-01/power", need, None)]
    assert list(drafts.references(row, gone)) == [
        "suppliers core:east-01/power/grid:east-01",
        "suppliers core:east-01/power/grid:west-01",
    ]
    links = [Edit("suppliers", f"core:east-01/power/{link.supplier}", link, None) for link in SMALL.suppliers[:2]]
    assert drafts.references(row, [*gone, *links]) == {}
    area = SMALL.areas[0]
    assert drafts.references(row, [Edit("areas", area.id, area, replace(area, name="Other"))]) == {}
