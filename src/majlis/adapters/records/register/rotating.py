"""Keys come and go: a new one is announced by an entry; old checkpoints stay valid."""

from dataclasses import dataclass
from typing import Literal

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import RegisterKey, RegisterLog
from majlis.adapters.records.register.appending import announce
from majlis.adapters.records.register.logs import key_entry
from majlis.adapters.records.register.named import Log
from majlis.adapters.upkeep import signing as files
from majlis.kernel.errors import ConflictError, MajlisError
from majlis.register import Verifier

Reason = Literal["rotated", "lost", "stolen", "restored"]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of keys.

    Attributes
    ----------
    before, after : Verifier
    index : int
        Of the entry that announces the new one.
    """

    before: Verifier
    after: Verifier
    index: int


def rotate(records: Records, log: Log, new: str = "", passphrase: files.Passphrase | None = None) -> Change:
    """Put a new key in the place of one that is at hand. Both sign the next checkpoint, so that trust is handed on.

    Parameters
    ----------
    records : Records
    log : Log
    new : str, optional
        Passphrase of the new key; empty: none.
    passphrase : callable, optional
        Gives that of the old one.

    Raises
    ------
    ConflictError
        If the old key is not at hand.
    InputError
        If a passphrase is wrong or too short.
    """
    files.load_key(records.home, in_force(records, log), passphrase)
    return _change(records, log, "rotated", new)


def recover(records: Records, log: Log, reason: Reason, new: str = "") -> Change:
    """Put a new key in the place of one that nobody can believe any more, or has. Trust is renewed by hand.

    Parameters
    ----------
    records : Records
    log : Log
    reason : {"lost", "stolen", "restored"}
        Lost: nobody has the old key. Stolen: others may have it. Restored: entries were lost for good with the
        database; the mark that holds the log to them is put aside.
    new : str, optional
        Passphrase of the new key; empty: none.

    Raises
    ------
    ConflictError
        If the key is said to be lost and is at hand.
    InputError
        If the passphrase is too short.
    """
    if reason == "lost" and _opens(records, log):
        raise ConflictError(
            f"the key of {log.name} is not lost: it is at hand",
            why="with it a new key is announced so that nobody has to trust anew",
            mend="majlis register rotate; or say --reason stolen where others may have it",
            code="register.at-hand",
        )
    change = _change(records, log, reason, new)
    if reason == "restored":
        files.drop_mark(records.home, log.name)
    return change


def _opens(records: Records, log: Log) -> bool:
    """Tell whether the key is there and nothing hinders it from signing. One whose passphrase is forgotten is lost."""
    try:
        files.load_key(records.home, in_force(records, log))
    except MajlisError:
        return False
    return True


def in_force(records: Records, log: Log) -> Verifier:
    """Return the key of a log that signs now."""
    assert records.actor
    vkeys = RegisterKey.objects.filter(log=log.pk).order_by("-number").values_list("vkey", flat=True)
    return Verifier.parse(vkeys[0])


def _change(records: Records, log: Log, reason: Reason, new: str) -> Change:
    after = files.make_key(records.home, log.name, new)
    with transaction.atomic():
        RegisterLog.objects.select_for_update().get(pk=log.pk)
        last = RegisterKey.objects.filter(log=log.pk).order_by("number").last()
        assert last is not None  # a log begins with a key
        before = Verifier.parse(last.vkey)
        index = announce(records, log, key_entry(log, after, reason, before))
        now = records.now()
        RegisterKey.objects.filter(pk=last.pk).update(until=now)
        facts = {"number": last.number + 1, "vkey": str(after), "reason": reason, "index": index, "since": now}
        RegisterKey.objects.create(log_id=log.pk, **facts)
        audit.note(records, "register key", log.name[:200], detail={"reason": reason, "key": after.key_id.hex()})
    return Change(before, after, index)
