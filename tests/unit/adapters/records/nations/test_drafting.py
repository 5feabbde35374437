"""A whole nation goes into its draft or out again; nothing that came later is lost."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.infrastructure import Nation, nation_hash, read
from majlis.infrastructure.editing.rows import Edit
from majlis.infrastructure.files import in_order
from majlis.kernel.access import EVERYTHING
from majlis.kernel.errors import ConflictError

SMALL = in_order(read(Path(__file__).parents[4] / "golden" / "dossier-small"))


@pytest.fixture
def records(tmp_path: Path, sqlite_database: str) -> Records:
    asker = Asker(EVERYTHING, "tester", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    return open_records(tmp_path / "home", sqlite_database, asker)


def test_a_replaced_draft_comes_back_only_if_nothing_came_later(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import drafting, revisions
    from majlis.adapters.records.nations.revisions import Intent

    monkeypatch.setattr(revisions, "WRITTEN_DOWN", 0)
    shelf: dict[str, Nation] = {}

    def keep(nation: Nation) -> str:
        sha256 = nation_hash(nation)
        shelf[sha256] = nation
        return sha256

    keeper = drafting.Keeper(keep, shelf.__getitem__)
    assert drafting.take_in(records, SMALL, keeper, Intent("import")).revision == 1
    renamed = replace(SMALL, operators=tuple(replace(row, name=f"{row.name}!") for row in SMALL.operators))
    assert drafting.take_in(records, renamed, keeper, Intent("import", seen=1)).revision == 2
    assert drafting.take_in(records, renamed, keeper, Intent("import", seen=2)).revision is None
    with pytest.raises(ConflictError, match="it has revision 2; what you saw was 1"):
        drafting.take_in(records, SMALL, keeper, Intent("import", seen=1))
    monkeypatch.setattr(revisions, "WRITTEN_DOWN", 5)
    row = renamed.assets[0]
    revisions.commit(
        records, "small", [Edit("assets", row.id, row, replace(row, restart_h=9.0))], Intent("nation change")
    )
    with pytest.raises(ConflictError, match=r"revision 3 \(nation change by tester\) came later"):
        drafting.undo(records, "small", 2, keeper, Intent("undo"))
    drafting.undo(records, "small", 3, keeper, Intent("undo"))
    undone, written = drafting.undo(records, "small", 2, keeper, Intent("undo"))
    assert (undone.number, written.revision) == (2, 5)
    assert nations.draft(records, "small") == SMALL
