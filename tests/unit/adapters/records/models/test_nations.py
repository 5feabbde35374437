"""Codes, revisions and versions are given once, whoever is fast."""

from pathlib import Path

import pytest
from tests.hand import clock_at, open_at

from majlis.infrastructure import read

SMALL = read(Path(__file__).parents[4] / "golden" / "dossier-small")


def test_numbers_are_given_once(tmp_path: Path, database: str) -> None:
    records = open_at(tmp_path / "home", database, clock_at("2026-03-03"))
    from django.db import IntegrityError, transaction

    from majlis.adapters.records import nations
    from majlis.adapters.records.models import Change, Nation, NationVersion, Revision
    from majlis.adapters.records.nations import revisions
    from majlis.infrastructure.editing.rows import Edit

    nations.create(records, SMALL.header, {})
    operator = SMALL.operators[0]
    revisions.commit(records, "small", [Edit("operators", operator.id, None, operator)], revisions.Intent("add"))
    nation = nations.nation_row(records, "small")
    revision = Revision.everything.get()
    assert (str(nation), str(revision)) == ("small", f"{nation.pk}, revision 1")
    assert str(Change.everything.get()) == f"operators: {operator.id}"
    version = NationVersion(
        nation=nation,
        number=1,
        sha256="ab" * 32,
        revision=1,
        published_at=records.now(),
        published_by="tester",
        owner_id=nation.owner_id,
        marking_id=nation.marking_id,
    )
    version.save()
    assert str(version) == f"{nation.pk}@1"
    for model in (Nation, Revision, NationVersion):
        twin = model.everything.get()
        twin.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            twin.save(force_insert=True)
