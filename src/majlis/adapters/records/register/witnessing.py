"""Witnesses: we cosign what a log of another site says, where it continues what we saw; others do so for ours."""

import re
from dataclasses import dataclass

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import RegisterCheckpoint, RegisterCosignature, Setting, WitnessedLog
from majlis.adapters.records.register.logs import origin
from majlis.adapters.records.register.named import Log
from majlis.adapters.upkeep import signing as files
from majlis.kernel.errors import ConflictError, InputError, IntegrityError, NotFoundError
from majlis.register import (
    Checkpoint,
    Verifier,
    Witness,
    open_checkpoint,
    open_note,
    parse_checkpoint,
    parse_note,
    verify_consistency,
)
from majlis.register.note import COSIGNATURE, decode_base64

_KEY = "register.witness"
_OLD = re.compile(r"old (0|[1-9][0-9]{0,18})", re.ASCII)
_MOST_HASHES = 64


@dataclass(frozen=True, slots=True)
class Seen:
    """A log of another site as we saw it last.

    Attributes
    ----------
    name, vkey : str
    size : int
    root : bytes
    note : bytes
        Its checkpoint with our signature.
    """

    name: str
    vkey: str
    size: int
    root: bytes
    note: bytes


def own_key(records: Records) -> Verifier:
    """Return this site's key as a witness, and make it where there is none yet."""
    with transaction.atomic():
        row = Setting.objects.filter(key=_KEY).first()
        if row is None:
            verifier = files.make_key(records.home, f"{origin(records)}/witness", kind=COSIGNATURE)
            facts = {"value": str(verifier), "changed_at": records.now(), "changed_by": records.actor}
            row, _ = Setting.objects.get_or_create(key=_KEY, defaults=facts)
        return Verifier.parse(str(row.value))


def seen(records: Records) -> tuple[Seen, ...]:
    """Return the logs of other sites that we witness, by name."""
    assert records.actor
    return tuple(
        Seen(row.name, row.vkey, row.size, bytes(row.root), bytes(row.note))
        for row in WitnessedLog.objects.order_by("name")
    )


def cosign(records: Records, request: bytes, key: Verifier | None = None, *, renew: bool = False) -> Seen:
    """Cosign a checkpoint of another site's log where it continues what we saw, and keep it in the place of that.

    What is returned is on the disk already: a witness that forgets what it signed is none.

    Parameters
    ----------
    records : Records
    request : bytes
        Size that we saw, consistency proof, checkpoint (C2SP tlog-witness); the checkpoint alone for the first time.
    key : Verifier, optional
        The log's key: for the first time, or a new one. A new one must be vouched for by the one that we know: both
        signed the checkpoint.
    renew : bool, optional
        Whether a new key is taken though the old one did not sign: trust was renewed out of band.

    Raises
    ------
    InputError
        If the request is none, or the key is not known yet and none is given.
    ConflictError
        If it begins from another size than we saw.
    IntegrityError
        If the log did not sign it, or it does not continue what we saw: the log has two stories.
    """
    old, proof, note = _parts(request)
    name = parse_checkpoint(parse_note(note).text).origin
    witness = _witness(records)
    with transaction.atomic():
        row = WitnessedLog.objects.select_for_update().filter(name=name).first()
        log = _trusted(row, key, note, renew=renew)
        if row is not None and old != row.size:
            raise ConflictError(
                f"the proof begins from {old} entries, and we saw {row.size}",
                mend=f"ask for it again: majlis register prove NATION --since {row.size}",
                code="register.seen",
            )
        before = Checkpoint(name, row.size, bytes(row.root)) if row is not None else None
        signed = _cosigned(witness, note, log, before, proof)
        found, _ = open_checkpoint(note, log)
        facts = {"vkey": str(log), "size": found.size, "root": found.root, "note": signed}
        facts |= {"at": records.now(), "cosigned_by": records.actor}
        WitnessedLog.objects.update_or_create(name=name, defaults=facts)
        audit.note(records, "register witness", name[:200], detail={"entries": found.size})
    return Seen(name, str(log), found.size, found.root, signed)


def keep_cosignature(records: Records, log: Log, note: bytes, witness: Verifier) -> int:
    """Keep what a witness signed beside a checkpoint of ours; return the checkpoint's size.

    Raises
    ------
    InputError
        If it is no note, or the key is no witness's.
    IntegrityError
        If this witness did not sign it, or we never signed that checkpoint.
    """
    if witness.kind != COSIGNATURE:
        raise InputError(
            "this is the key of a log, not of a witness",
            mend="ask the witness for its own",
            code="register.witness-key",
        )
    opened, signatures = open_note(note, [witness])
    found = parse_checkpoint(opened.text)
    row = RegisterCheckpoint.objects.filter(log=log.pk, size=found.size).first()
    if row is None or parse_note(bytes(row.note)).text != opened.text:
        raise IntegrityError(
            f"we never signed this checkpoint of {found.size} entries",
            where=log.name,
            why="if our key signed it, somebody keeps a second history",
            mend="compare it with majlis register compare, and tell the witness",
            code="register.fork",
        )
    with transaction.atomic():
        facts = {"line": signatures[0].line(), "at": records.now()}
        RegisterCosignature.objects.get_or_create(checkpoint=row, witness=str(witness), defaults=facts)
        audit.note(records, "register cosigned", log.name[:200], detail={"entries": found.size})
    return found.size


def _witness(records: Records) -> Witness:
    verifier = own_key(records)
    private = files.load_key(records.home, verifier)
    return Witness(verifier.name, private, lambda: int(records.now().timestamp()))


def _trusted(row: WitnessedLog | None, key: Verifier | None, note: bytes, *, renew: bool) -> Verifier:
    """Return the key that must have signed, and see that a new one is vouched for by the old."""
    if row is None:
        if key is None:
            raise InputError(
                "this log is new to us, and its key is not known",
                mend="ask who runs it for its key, not by the same way as the checkpoint, and give it with --key",
                code="register.no-trust",
            )
        return key
    known = Verifier.parse(row.vkey)
    if key is None or key == known:
        return known
    if not renew:
        open_checkpoint(note, known)
    return key


def _cosigned(witness: Witness, note: bytes, log: Verifier, before: Checkpoint | None, proof: list[bytes]) -> bytes:
    try:
        return witness.cosign(note, log, before, proof).dump()
    except IntegrityError as error:
        if before is None or error.fault.code != "register.proof":
            raise
        raise _fork(before, error) from None


def _fork(before: Checkpoint, error: IntegrityError) -> IntegrityError:
    return IntegrityError(
        f"the log does not continue what it showed us: {error.fault.what}",
        where=before.origin,
        why=f"we saw {before.size} entries; who runs the log shows others another history, or the proof is damaged",
        mend="ask for the proof again; if it fails again, tell everybody who relies on this log. Nothing was signed",
        code="register.fork",
    )


def _parts(request: bytes) -> tuple[int, list[bytes], bytes]:
    head, gap, note = request.partition(b"\n\n")
    if not request.startswith(b"old "):
        return 0, [], request
    first, *lines = head.decode("ascii", "replace").split("\n")
    old = _OLD.fullmatch(first)
    if old is None or not gap or len(lines) > _MOST_HASHES:
        raise InputError(
            "this is no request to a witness", mend="take the file that majlis register prove --since wrote",
            code="register.request",
        )  # fmt: skip
    return int(old[1]), [decode_base64(line) for line in lines], note


def compare(records: Records, log: Log, size: int, root: bytes) -> None:
    """Compare a checkpoint that somebody holds, perhaps on paper, with the log.

    Raises
    ------
    InputError
        If it speaks of more entries than there are, or of none.
    IntegrityError
        If the log had another root at that size: somebody keeps a second history.
    """
    from majlis.adapters.records.register.nodes import proof, root_of
    from majlis.adapters.records.register.reading import size as size_now
    from majlis.register.tree import consistency_nodes

    now = size_now(records, log)
    if now < size:
        raise NotFoundError(
            f"the checkpoint speaks of {size:,} entries, and the log has {now:,}",
            why="the newest entries are gone, or it is of another site",
            mend="restore the newest backup; who holds this checkpoint can show that entries are missing",
            code="register.fork",
        )
    try:
        verify_consistency(size, now, proof(log.pk, consistency_nodes(size, now)), root, root_of(log.pk, now))
    except IntegrityError:
        raise IntegrityError(
            f"the log had another root with {size:,} entries than the checkpoint says",
            where=log.name,
            why="somebody changed entries and the tables over them, or keeps a second history",
            mend="keep the checkpoint and the database as they are; compare with backups and with the witness",
            code="register.fork",
        ) from None
