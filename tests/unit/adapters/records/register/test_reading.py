from dataclasses import replace

import pytest
from tests.registers import entry, filled

from majlis import register
from majlis.adapters.records.handle import Records
from majlis.adapters.records.register import logs, reading, signing
from majlis.kernel.access import Reader
from majlis.kernel.errors import InputError, NotFoundError


def test_entries_come_newest_first_page_by_page(both: Records) -> None:
    log = filled(both, 8)
    first, cursor = reading.page(both, log, "", 5)
    rest, end = reading.page(both, log, cursor, 5)
    assert [one.index for one in (*first, *rest)] == list(range(7, -1, -1))
    assert (cursor, end) == ("3", "")
    assert first[0].leaf == entry(7)
    assert first[0].hash == register.leaf_hash(entry(7))
    with pytest.raises(InputError, match="no cursor"):
        reading.page(both, log, "x")


def test_one_entry_and_where_a_leaf_stands(records: Records) -> None:
    log = filled(records, 4)
    assert reading.entry(records, log, 2).leaf == entry(2)
    assert reading.indices_of(records, log, register.leaf_hash(entry(2))) == (2,)
    assert reading.indices_of(records, log, bytes(32)) == ()
    for index in (4, -1):
        with pytest.raises(NotFoundError, match=f"no entry {index}"):
            reading.entry(records, log, index)


def test_checkpoints_come_newest_first(records: Records) -> None:
    log = logs.log_of(records, "small", "decisions")
    assert reading.newest(records, log) is None
    filled(records, 8)
    found, cursor = reading.checkpoints(records, log, "", 2)
    assert ([one.size for one in found], cursor) == ([8, 7], "7")
    rest, end = reading.checkpoints(records, log, cursor, 2)
    assert ([one.size for one in rest], end) == ([4], "")
    newest = reading.newest(records, log)
    assert newest is not None
    assert (newest.size, newest.note, newest.witnesses) == (8, signing.sign(records, log), ())


def test_logs_of_nations_that_one_sees(records: Records) -> None:
    log = filled(records, 3)
    logs.log_of(records, "", "audit")
    (one,) = reading.logs(records)
    assert (one.log, one.size, one.signed) == (log, 3, 3)
    assert one.key == reading.keys(records, log)[-1].vkey.split("+")[1]
    assert [told.log.kind for told in reading.logs(records, with_audit=True)] == ["audit", "decisions"]
    nobody = replace(records, reader=Reader("nobody"))
    assert reading.logs(nobody) == ()
    assert [told.log.kind for told in reading.logs(nobody, with_audit=True)] == ["audit"]
