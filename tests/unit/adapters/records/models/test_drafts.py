"""A row of a draft is there once under its key, and is named by it."""

from pathlib import Path

import pytest
from tests.hand import clock_at, open_at

from majlis.infrastructure import read

SMALL = read(Path(__file__).parents[4] / "golden" / "dossier-small")


def test_a_key_is_there_once(tmp_path: Path, database: str) -> None:
    records = open_at(tmp_path / "home", database, clock_at("2026-03-03"))
    from django.db import IntegrityError, transaction

    from majlis.adapters.records import nations
    from majlis.adapters.records.nations.drafting import Keeper, take_in
    from majlis.adapters.records.nations.drafts import MODELS, at_keys, insert
    from majlis.adapters.records.nations.revisions import Intent
    from majlis.infrastructure.dossier.schema import TABLES

    take_in(records, SMALL, Keeper(lambda _: "", lambda _: SMALL), Intent("import"))
    row = nations.nation_row(records, "small")
    for table in TABLES:
        rows = getattr(SMALL, table.name)
        first = MODELS[table.name].everything.filter(nation=row.pk).order_by("pk").first()
        key = str(first).replace(" ", "/")
        assert set(at_keys(row, table, [key])) == {key}
        with pytest.raises(IntegrityError), transaction.atomic():
            insert(row, table, rows[:1])
        assert MODELS[table.name].everything.filter(nation=row.pk).count() == len(rows)
