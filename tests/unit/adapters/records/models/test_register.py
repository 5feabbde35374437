"""What rows of the register are called, and what the database itself sees to."""

from pathlib import Path
from typing import Any

import pytest

from majlis.adapters.records.handle import Records


@pytest.fixture(name="full")
def a_full_register(tmp_path: Path, sqlite_database: str) -> Records:
    """Give a register with a row in each table."""
    from tests.registers import filled, in_force, opened

    from majlis.adapters.records.register import auditing, proving, sealing, signing, witnessing
    from majlis.kernel.marking import Marking

    records = opened(tmp_path / "home", sqlite_database)
    log = filled(records, 3)
    sealing.append_sealed(records, log, {"kind": "sealed", "synthetic": False}, b"a paper", Marking())
    signing.sign(records, log)
    seen = witnessing.cosign(records, proving.addition(records, log, 0), in_force(records, log))
    witnessing.keep_cosignature(records, log, seen.note, witnessing.own_key(records))
    auditing.enter(records)
    return records


def test_names(full: Records) -> None:
    from majlis.adapters.records import models as m

    assert full
    log = m.RegisterLog.objects.get(kind="decisions")
    key, checkpoint = m.RegisterKey.objects.get(log=log), m.RegisterCheckpoint.objects.get(log=log, size=4)
    seal = m.AuditSeal.objects.get(index=1)
    assert [str(one) for one in (log, key, checkpoint, seal)] == [
        "majlis.invalid/small/decisions", key.vkey, f"{log.pk}, 4 entries", f"row {seal.row_id}, entry 1",
    ]  # fmt: skip
    assert str(m.RegisterEntry.everything.get(log=log, index=2)) == f"{log.pk}, entry 2"
    assert str(m.RegisterNode.objects.get(log=log, level=2)) == f"{log.pk}, level 2, 0"
    cosignature = m.RegisterCosignature.objects.get()
    assert str(cosignature) == f"{checkpoint.pk}, {cosignature.witness}"
    assert str(m.WitnessedLog.objects.get()) == "majlis.invalid/small/decisions, 4 entries"
    assert str(m.SealedPaper.everything.get()) == f"{log.pk}, sealed paper of entry 3"


def test_each_thing_stands_once(full: Records) -> None:
    from django.db import IntegrityError
    from django.db.transaction import atomic

    from majlis.adapters.records import models as m

    assert full
    log = m.RegisterLog.objects.get(kind="decisions")
    tables = (m.RegisterKey, m.RegisterCheckpoint, m.RegisterNode, m.RegisterCosignature, m.WitnessedLog)
    rows: list[Any] = [table.objects.first() for table in tables]
    rows += [m.RegisterEntry.everything.filter(log=log).first(), m.SealedPaper.everything.first()]
    for kind in ("decisions", "audit"):
        row = m.RegisterLog.objects.get(kind=kind)
        row.name = f"another {kind}"
        rows.append(row)
    for one in rows:
        assert one is not None
        one.pk = None
        with pytest.raises(IntegrityError), atomic():
            one.save(force_insert=True)


def test_nobody_asks_for_entries_without_saying_who_reads(full: Records) -> None:
    from majlis.adapters.records.models import RegisterEntry, SealedPaper
    from majlis.adapters.records.models.information import BypassError

    assert full
    for model in (RegisterEntry, SealedPaper):
        with pytest.raises(BypassError):
            model.objects.all()
