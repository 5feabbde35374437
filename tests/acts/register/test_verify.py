import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.acts.register.verify import VerifyCommand, verify
from majlis.acts.world import Actor, World
from majlis.kernel.errors import IntegrityError


def test_a_log_in_order_and_one_that_is_not(world: World) -> None:
    from tests.registers import entry, filled

    from majlis.adapters.records.models import RegisterEntry
    from majlis.adapters.records.register import sealing
    from majlis.kernel.marking import Marking

    log = filled(world.records, 6)
    sealing.append_sealed(world.records, log, {"kind": "sealed", "synthetic": False}, b"a paper", Marking())
    found = verify(VerifyCommand(nation="small"), world)
    assert (found.size, found.keys, found.sealed, found.durable) == (7, 1, 1, False)
    assert found.exit_code == 1, "in tests nothing waits for the disk, and it says so"
    assert "NOT SAFE: a power cut can fork the log" in found.text()
    assert "1 sealed papers fit" in found.text()
    assert (found.decisions, found.missing) == (0, ())
    kept = RegisterEntry.everything.filter(log=log.pk, index=3)
    kept.update(kind="file")
    with pytest.raises(IntegrityError, match="the table calls entry 3 file"):
        verify(VerifyCommand(nation="small"), world)
    kept.update(kind="decision")
    for path in (world.home / "keys").glob("register-*"):
        path.unlink()
    found = verify(VerifyCommand(nation="small"), world)
    assert found.missing == ("key", "mark")
    assert "MISSING: the file of the key" in found.text()
    RegisterEntry.everything.filter(log=log.pk, index=2).update(leaf=entry(99))
    with pytest.raises(IntegrityError, match="entry 2 was changed"):
        verify(VerifyCommand(nation="small"), world)


@pytest.mark.usefixtures("as_shipped")
def test_as_shipped_it_is_safe(tmp_path: Path, sqlite_template: Path) -> None:
    from tests.registers import filled, opened

    home = tmp_path / "other"
    home.mkdir()
    shutil.copy(sqlite_template, home / "majlis.sqlite3")
    filled(opened(home, ""), 2)
    safe = World(Actor("tester", frozenset("*")), home, now=lambda: datetime.now(UTC))
    found = verify(VerifyCommand(nation="small"), safe)
    assert (found.durable, found.exit_code) == (True, 0)
    assert "synchronous FULL" in found.text()
    assert "sealed" not in found.text()


def test_who_reads_only_sees_that_it_is_in_order(world: World) -> None:
    from tests.registers import filled

    filled(world.records, 3)
    reader = replace(world, actor=Actor("reader", frozenset({"register.read"})))
    assert verify(VerifyCommand(nation="small"), reader).size == 3
