from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.hand import make_nation
from tests.registers import entry, filled

from majlis.adapters.records.handle import Records
from majlis.adapters.records.register import appending, logs, nodes, reading
from majlis.kernel.canonical import canonical_json
from majlis.kernel.errors import ConflictError, InputError, IntegrityError
from majlis.kernel.marking import Marking, Tlp


def test_indices_have_no_gap(both: Records) -> None:
    log = logs.log_of(both, "small", "decisions")
    assert appending.append(both, log, [entry(1), entry(2), entry(3)]) == (1, 2, 3)
    assert appending.append(both, log, []) == ()
    assert appending.append(both, log, [entry(1)]) == (4,)
    assert reading.size(both, log) == 5
    assert [one.kind for one in reading.page(both, log)[0]] == ["decision"] * 4 + ["key"]


def test_with_the_callers_transaction_it_stands_or_falls(both: Records) -> None:
    from majlis.adapters.records import audit
    from majlis.adapters.records.models import AuditEntry

    log = logs.log_of(both, "small", "decisions")
    with transaction.atomic():
        audit.note(both, "test", "a decision")
        assert appending.append(both, log, [entry(1)]) == (1,)
        transaction.set_rollback(True)
    assert reading.size(both, log) == 1
    assert not AuditEntry.objects.filter(act="test").exists()
    with transaction.atomic():
        audit.note(both, "test", "a decision")
        assert appending.append(both, log, [entry(2)]) == (1,)
        assert appending.append(both, log, [entry(3)]) == (2,)
    assert reading.size(both, log) == 3
    assert AuditEntry.objects.filter(act="test").count() == 1


def test_an_append_touches_few_rows(records: Records) -> None:
    log = filled(records, 64)
    with CaptureQueriesContext(connection) as asked:
        appending.append(records, log, [entry(99)])
    assert len(asked) <= 6


def test_on_postgresql_it_waits_for_the_disk_whatever_the_servers_default(both: Records) -> None:
    log = logs.log_of(both, "small", "decisions")
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous")
            assert cursor.fetchone() == (0,)  # tests wait for no disk: test_durability.py has it as shipped
        return
    with transaction.atomic():
        appending.append(both, log, [entry(1)])
        with connection.cursor() as cursor:
            cursor.execute("SHOW synchronous_commit")
            assert cursor.fetchone() == ("on",)
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == ("off",)


def test_real_and_synthetic_never_share_a_log(records: Records) -> None:
    make_nation(records, "invented", synthetic=True)
    real, invented = (logs.log_of(records, name, "decisions") for name in ("small", "invented"))
    with pytest.raises(ConflictError, match="a synthetic nation cannot enter the log of a real one"):
        appending.append(records, real, [entry(1), entry(2, synthetic=True)])
    with pytest.raises(ConflictError, match="a real nation cannot enter the log of a synthetic one"):
        appending.append(records, invented, [entry(1)])
    assert reading.size(records, real) == reading.size(records, invented) == 1
    appending.append(records, invented, [entry(1, synthetic=True)])


@pytest.mark.parametrize(
    "leaf",
    [b"", b"no json", b"[]", b'{"synthetic": false}', b'{"synthetic":false,"a":1}', b'{"kind":"decision"}',
     b'{"synthetic":"false"}', b'{"synthetic":null}', b"\xff",
     canonical_json({"a": "x" * 1_000_000, "synthetic": False})],
)  # fmt: skip
def test_what_is_no_entry_is_refused(records: Records, leaf: bytes) -> None:
    log = logs.log_of(records, "small", "decisions")
    with pytest.raises(InputError):
        appending.append(records, log, [entry(1), leaf])
    assert reading.size(records, log) == 1


def test_nobody_announces_a_key_by_hand(records: Records) -> None:
    log = logs.log_of(records, "small", "decisions")
    with pytest.raises(InputError, match="announces a key cannot be appended by hand"):
        appending.append(records, log, [entry(1), entry(2, kind="key")])
    assert reading.size(records, log) == 1


def test_who_may_read_an_entry_is_said_or_is_as_for_the_nation(records: Records) -> None:
    from majlis.kernel.access import Reader

    log = logs.log_of(records, "small", "decisions")
    appending.append(records, log, [entry(1)])
    appending.append(records, log, [entry(2)], Marking(Tlp.RED))
    appending.append(records, log, [entry(3)], Marking(Tlp.CLEAR))
    guest = replace(records, reader=Reader("guest", others=Tlp.AMBER, clearance=Marking(Tlp.AMBER)))
    read = {one.index: one.leaf for one in reading.page(guest, log)[0]}
    assert read[1] == entry(1)
    assert read[2] is None
    assert read[3] == entry(3)
    nobody = replace(records, reader=Reader("nobody"))
    assert [one.index for one in reading.page(nobody, log)[0] if one.leaf] == [3, 0]


def test_a_head_that_was_changed_takes_nothing(records: Records) -> None:
    from majlis.adapters.records.models import RegisterLog

    log = filled(records, 5)
    RegisterLog.objects.filter(pk=log.pk).update(root=bytes(32))
    with pytest.raises(IntegrityError, match="not the root over its entries"):
        appending.append(records, log, [entry(9)])
    assert nodes.root_of(log.pk, 5) != bytes(32)
