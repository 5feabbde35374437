from dataclasses import replace

import pytest

from majlis.acts.register.audit import AuditCommand, audit
from majlis.acts.register.verify import VerifyCommand, verify
from majlis.acts.world import Actor, World
from majlis.kernel.errors import IntegrityError, NotFoundError, PermissionDeniedError


def test_rows_enter_and_are_compared_the_next_time(world: World) -> None:
    from majlis.adapters.records.models import AuditEntry

    first = audit(AuditCommand(), world)
    assert first.entered >= 2
    assert (first.rows.waiting, first.rows.same, first.unsigned, first.exit_code) == (0, 0, "", 0)
    assert f"{first.entered} rows entered now" in first.text()
    second = audit(AuditCommand(), world)
    assert (second.entered, second.rows.same, second.rows.wrong) == (0, first.entered, ())
    AuditEntry.objects.filter(act="nation create").update(actor="somebody else")
    found = audit(AuditCommand(), world)
    assert found.exit_code == 1
    assert "WRONG (1): somebody changed the audit" in found.text()
    assert "(nation create, " in found.text()


def test_an_auditor_compares_and_enters_nothing(world: World) -> None:
    auditor = replace(world, actor=Actor("auditor", frozenset({"audit.read", "register.read"})))
    with pytest.raises(NotFoundError, match="no log of the audit yet"):
        verify(VerifyCommand(), auditor)
    entered = audit(AuditCommand(), world).entered
    world.note("test", "something")
    found = verify(VerifyCommand(), auditor)
    assert found.rows is not None
    assert (found.rows.waiting, found.rows.same) == (1, entered)
    assert "not under the log yet: 1 rows" in found.text()
    assert "majlis.invalid/audit: the log is in order." in found.text()
    with pytest.raises(PermissionDeniedError):
        audit(AuditCommand(), auditor)
    with pytest.raises(PermissionDeniedError):
        verify(VerifyCommand(), replace(world, actor=Actor("reader", frozenset({"register.read"}))))


def test_many_wrong_rows_are_counted_and_a_missing_key_is_told(world: World) -> None:
    from majlis.adapters.records.models import AuditEntry

    for number in range(60):
        world.note("test", f"number {number}")
    audit(AuditCommand(), world)
    AuditEntry.objects.filter(act="test").update(subject="another")
    for key in (world.home / "keys").glob("*.key"):
        key.unlink()
    world.note("test", "one more")
    found = audit(AuditCommand(), world)
    assert len(found.rows.wrong) == 60
    assert "... and 10 more (--json has all)" in found.text()
    assert "not signed yet: the register's key is missing" in found.text()
    assert verify(VerifyCommand(), world).exit_code == 1


def test_a_log_that_is_not_in_order_compares_nothing(world: World) -> None:
    from majlis.adapters.records.models import RegisterEntry

    audit(AuditCommand(), world)
    RegisterEntry.everything.filter(index=1).update(hash=bytes(32))
    with pytest.raises(IntegrityError, match="entry 1 was changed"):
        audit(AuditCommand(), world)
