"""Checkpoints: the head of a log, signed once it is on the disk, and never otherwise."""

from collections.abc import Callable

from django.db import connection, transaction
from django.db.models import Max

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import RegisterCheckpoint, RegisterKey, RegisterLog
from majlis.adapters.records.register.appending import changed, fork
from majlis.adapters.records.register.named import Log
from majlis.adapters.records.register.nodes import root_of
from majlis.adapters.upkeep import signing as files
from majlis.kernel.errors import ConflictError
from majlis.register import Checkpoint, Signer, Verifier, parse_checkpoint, parse_note, sign_note

__all__ = ["Passphrase", "behind", "sign", "signed_size", "when_committed"]

Passphrase = files.Passphrase


def sign(records: Records, log: Log, passphrase: Passphrase | None = None) -> bytes:
    """Return the signed checkpoint of the newest head that is on the disk; the same bytes where it was signed before.

    Call it after the transaction that appended: what is signed and then lost forks the log. What died between the two
    is signed by the next call.

    Parameters
    ----------
    records : Records
    log : Log
    passphrase : callable, optional
        Gives the passphrase of the key where it needs one.

    Raises
    ------
    ConflictError
        If it is called within a transaction, or the key is missing or needs a passphrase that nobody gives.
    IntegrityError
        If the tables were changed, or do not continue what was signed before.
    """
    if connection.in_atomic_block:
        raise ConflictError(
            "a checkpoint is signed after the transaction, never within it",
            why="what is signed and then lost forks the log",
            mend="commit first",
            code="register.not-durable",
        )
    mark = files.read_mark(records.home, log.name)  # first the mark: another may sign more at this moment
    head = RegisterLog.objects.get(pk=log.pk)
    kept = RegisterCheckpoint.objects.filter(log=log.pk, size=head.size).first()
    if kept is not None:
        return bytes(kept.note)
    checkpoint = Checkpoint(log.name, head.size, root_of(log.pk, head.size))
    if checkpoint.root != bytes(head.root):
        raise changed(log)
    _demand_continues(log, checkpoint, mark)
    note = sign_note(checkpoint.text(), [one.sign for one in _signers(records, log, passphrase)]).dump()
    files.write_mark(records.home, log.name, note)
    with transaction.atomic():  # of two that sign the same size the first one's is kept; it has the same bytes
        row, _ = RegisterCheckpoint.objects.get_or_create(
            log_id=log.pk,
            size=checkpoint.size,
            defaults={"root": checkpoint.root, "note": note, "at": records.now()},
        )
    return bytes(row.note)


def when_committed(do: Callable[[], object]) -> bool:
    """Tell whether a transaction is open; then do it as soon as that is committed, and never if it is not."""
    if not connection.in_atomic_block:
        return False
    transaction.on_commit(do)
    return True


def behind(records: Records) -> tuple[tuple[str, int, int], ...]:
    """Return the logs that lack entries which were signed, as a restore leaves them: name, signed, entries now."""
    assert records.actor  # for who restores at the machine: names and numbers
    found = []
    for row in RegisterLog.objects.order_by("name"):
        mark = files.read_mark(records.home, row.name)
        seen = parse_checkpoint(parse_note(mark).text) if mark else None
        if seen is not None and (seen.size > row.size or root_of(row.pk, seen.size) != seen.root):
            found.append((row.name, seen.size, row.size))
    return tuple(found)


def signed_size(records: Records, log: Log) -> int:
    """Return how many entries the newest signed checkpoint covers."""
    assert records.actor
    return RegisterCheckpoint.objects.filter(log=log.pk).aggregate(most=Max("size"))["most"] or 0


def _signers(records: Records, log: Log, passphrase: Passphrase | None) -> list[Signer]:
    """Return the key in force; and the one before it until it has signed the entry that announces its successor."""
    newest, *before = RegisterKey.objects.filter(log=log.pk).order_by("-number")[:2]
    keys = [newest]
    if newest.reason == "rotated" and not _covered(log, newest.index):
        keys = [*before, newest]
    found = []
    for key in keys:
        verifier = Verifier.parse(key.vkey)
        found.append(Signer(log.name, files.load_key(records.home, verifier, passphrase)))
    return found


def _covered(log: Log, index: int) -> bool:
    return RegisterCheckpoint.objects.filter(log=log.pk, size__gt=index).exists()


def _demand_continues(log: Log, found: Checkpoint, mark: bytes) -> None:
    """See that the tree begins with what was signed before: by the tables, and by the mark beside the key."""
    last = RegisterCheckpoint.objects.filter(log=log.pk).order_by("-size").first()
    if last is not None and root_of(log.pk, last.size) != bytes(last.root):
        raise changed(log)
    if not mark or (last is not None and mark == bytes(last.note)):
        return
    seen = parse_checkpoint(parse_note(mark).text)
    if seen.size > found.size or root_of(log.pk, seen.size) != seen.root:
        raise fork(log.name, seen.size, found.size)
