"""One value of a parameter is the current one."""

from pathlib import Path

import pytest
from tests.hand import clock_at, make_nation, open_at

from majlis.reference.parameters import parameters


def test_two_current_values_are_refused(tmp_path: Path, database: str) -> None:
    records = open_at(tmp_path / "home", database, clock_at("2025-03-03"))
    make_nation(records)
    from django.db import IntegrityError, transaction

    from majlis.adapters.records.models import ParameterRow
    from majlis.adapters.records.parameters import set_own

    set_own(records, "small", {"buffer.factor": parameters()["buffer.factor"]})
    (row,) = ParameterRow.everything.all()
    assert str(row) == "buffer.factor"
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
    row.superseded_at = records.now()
    row.save(force_insert=True)
