from dataclasses import replace

import pytest
from django.db import transaction
from tests.registers import entry, filled, in_force

from majlis import register
from majlis.adapters.records.handle import Records
from majlis.adapters.records.register import appending, logs, nodes, rotating, signing, verifying
from majlis.adapters.upkeep import signing as files
from majlis.kernel.errors import ConflictError, IntegrityError


def test_a_checkpoint_is_of_the_newest_head_and_the_same_for_the_same_size(both: Records) -> None:
    log = logs.log_of(both, "small", "decisions")
    appending.append(both, log, [entry(1), entry(2)])
    note = signing.sign(both, log)
    found, _ = register.open_checkpoint(note, in_force(both, log))
    assert (found.origin, found.size, found.root) == (log.name, 3, nodes.root_of(log.pk, 3))
    assert signing.sign(both, log) == note
    appending.append(both, log, [entry(3)])
    later, _ = register.open_checkpoint(signing.sign(both, log), in_force(both, log))
    assert later.size == 4 == signing.signed_size(both, log)


def test_within_a_transaction_nothing_is_signed(both: Records) -> None:
    log = logs.log_of(both, "small", "decisions")
    with transaction.atomic(), pytest.raises(ConflictError, match="after the transaction, never within it"):
        signing.sign(both, log)


def test_what_died_between_commit_and_signature_is_signed_by_the_next_call(records: Records) -> None:
    log = filled(records, 4)
    appending.append(records, log, [entry(8)])  # and here it died
    appending.append(records, log, [entry(9)])
    found, _ = register.open_checkpoint(signing.sign(records, log), in_force(records, log))
    assert found.size == 6


def test_what_died_between_mark_and_table_is_signed_again_alike(records: Records) -> None:
    from majlis.adapters.records.models import RegisterCheckpoint

    log = filled(records, 5)
    note = signing.sign(records, log)
    RegisterCheckpoint.objects.filter(log=log.pk, size=5).delete()
    assert signing.sign(records, log) == note
    appending.append(records, log, [entry(9)])
    RegisterCheckpoint.objects.filter(log=log.pk, size=5).delete()
    assert register.open_checkpoint(signing.sign(records, log), in_force(records, log))[0].size == 6


def test_tables_that_were_changed_are_not_signed(records: Records) -> None:
    from majlis.adapters.records.models import RegisterCheckpoint, RegisterEntry, RegisterLog

    log = filled(records, 7)
    appending.append(records, log, [entry(9)])
    head = RegisterLog.objects.get(pk=log.pk)
    RegisterLog.objects.filter(pk=log.pk).update(root=bytes(32))
    with pytest.raises(IntegrityError, match="not the root over its entries"):
        signing.sign(records, log)
    RegisterLog.objects.filter(pk=log.pk).update(root=head.root)
    kept = RegisterCheckpoint.objects.get(log=log.pk, size=7)
    RegisterCheckpoint.objects.filter(pk=kept.pk).update(root=bytes(32))
    with pytest.raises(IntegrityError, match="not the root over its entries"):
        signing.sign(records, log)
    RegisterCheckpoint.objects.filter(pk=kept.pk).update(root=kept.root)
    assert signing.sign(records, log)
    assert RegisterEntry.everything.filter(log=log.pk).count() == 8


def test_a_database_that_is_older_than_what_was_signed_signs_nothing(records: Records) -> None:
    import shutil

    from django.db import connections

    log = filled(records, 5)
    connections.close_all()
    shutil.copy(records.home / "majlis.sqlite3", records.home / "backup")
    appending.append(records, log, [entry(8)])
    signing.sign(records, log)
    connections.close_all()
    shutil.copy(records.home / "backup", records.home / "majlis.sqlite3")
    for one in ("-wal", "-shm"):
        (records.home / f"majlis.sqlite3{one}").unlink(missing_ok=True)
    assert signing.sign(records, log), "what was signed before is the same"
    assert signing.behind(records) == ((log.name, 6, 5),)
    with pytest.raises(IntegrityError, match="does not continue what was signed: 6 entries"):
        appending.append(records, log, [entry(9)])
    assert signing.behind(records) == ((log.name, 6, 5),), "nothing entered"
    appending.announce(records, log, entry(9))  # as somebody would who goes round the refusal
    with pytest.raises(IntegrityError, match="does not continue what was signed"):
        signing.sign(records, log)
    with pytest.raises(IntegrityError, match="beside the key stands that 6 entries were signed"):
        verifying.verify(records, log)
    rotating.recover(records, log, "restored")
    assert signing.sign(records, log)
    assert list((records.home / "keys").glob("*.lost"))


def test_a_key_that_is_missing_locked_or_open_to_others_signs_nothing(records: Records) -> None:
    log = filled(records, 3)
    appending.append(records, log, [entry(9)])
    path = files.path_of(records.home, in_force(records, log))
    path.chmod(0o644)
    with pytest.raises(IntegrityError, match="other users can read"):
        signing.sign(records, log)
    path.rename(path.with_suffix(".away"))
    with pytest.raises(ConflictError, match="key is missing"):
        signing.sign(records, log)
    path.with_suffix(".away").rename(path)
    path.chmod(0o600)
    rotating.rotate(records, log, "several words of mine")
    with pytest.raises(ConflictError, match="needs its passphrase"):
        signing.sign(records, log)
    asked: list[register.Verifier] = []

    def word(key: register.Verifier) -> str:
        asked.append(key)
        return "several words of mine"

    assert signing.sign(records, log, word).count("— ".encode()) == 2, "the old key vouches for the new one"
    assert asked == [in_force(records, log)]


def test_another_person_signs_the_same(records: Records) -> None:
    log = filled(records, 3)
    assert signing.sign(replace(records, actor="another"), log) == signing.sign(records, log)
