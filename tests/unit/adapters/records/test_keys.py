"""A marking is kept once; an owner is the reader's own organisation, or one that is there."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.adapters.records.handle import Asker, Records, open_records
from majlis.kernel.access import EVERYTHING, Reader
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Classification, Marking, Tlp


@pytest.fixture
def records(tmp_path: Path, database: str) -> Records:
    asker = Asker(EVERYTHING, "tester", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    return open_records(tmp_path / "home", database, asker)


@pytest.mark.usefixtures("records")
def test_a_marking_is_kept_once_and_read_back() -> None:
    from majlis.adapters.records.keys import marking_key, marking_keys
    from majlis.adapters.records.models import MarkingRow

    strict = Marking(Tlp.RED, Classification.SECRET, frozenset({"water", "health"}))
    key = marking_key(strict)
    assert marking_keys({strict, Marking()})[strict] == key
    assert MarkingRow.objects.get(pk=key).marking == strict
    assert MarkingRow.objects.count() == 2


def test_the_secretariat_owns_what_nobody_is_named_for(records: Records) -> None:
    from majlis.adapters.records.keys import owner_key
    from majlis.adapters.records.models import Organisation

    key = owner_key(records)
    assert key == owner_key(records)
    assert Organisation.objects.get(pk=key).code == "secretariat"


def test_an_owner_must_be_there(records: Records) -> None:
    from majlis.adapters.records.keys import owner_key

    with pytest.raises(NotFoundError, match="no organisation 'cert'") as caught:
        owner_key(replace(records, reader=Reader("a", frozenset({"cert"}))))
    assert "organisation add" in caught.value.fault.mend
