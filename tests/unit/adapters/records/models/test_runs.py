"""A work's code is its own, and the database itself sees to it."""

from pathlib import Path

import pytest
from tests.works import order, records_at


def test_no_two_works_have_one_code(tmp_path: Path, database: str) -> None:
    records = records_at(tmp_path / "home", database)
    from django.db import IntegrityError
    from django.db.transaction import atomic

    from majlis.adapters.records import runs

    first, second = (runs.new_row(records, order(seed=n)) for n in (1, 2))
    second.code = first.code
    first.save(force_insert=True)
    with pytest.raises(IntegrityError), atomic():
        second.save(force_insert=True)
    assert str(first) == first.code
