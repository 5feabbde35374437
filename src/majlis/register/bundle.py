"""Decision bundles: an entry, its receipt, keys and papers in one JSON file that anybody can verify off line.

A bundle says nothing that must be believed. Who reads it brings the key that is trusted, from paper; the entry stands
in it byte by byte, and once more readable, and both must say the same.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from majlis.kernel.canonical import canonical_json, sha256_hex
from majlis.kernel.errors import InputError, IntegrityError
from majlis.register.checkpoint import Checkpoint, open_checkpoint, parse_checkpoint
from majlis.register.commitment import verify_commitment
from majlis.register.note import COSIGNATURE, ED25519, Verifier, decode_base64, encode_base64, parse_note
from majlis.register.receipt import parse_receipt, verify_receipt
from majlis.register.tree import verify_consistency

__all__ = [
    "Announcement",
    "Bundle",
    "KeyStep",
    "Older",
    "Sealed",
    "dump_bundle",
    "held_checkpoint",
    "parse_bundle",
    "verify_bundle",
]

WHAT = "majlis decision bundle"
FORMAT = 1
MOST_BYTES = 64 * 2**20
KEY_KIND = "key"
"""Kind of an entry that announces a key of the log."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """An entry that announces a key, with its receipt under an older key."""

    leaf: bytes
    receipt: bytes


@dataclass(frozen=True, slots=True)
class KeyStep:
    """A key of the log, and the entry that announced it; none for its first, or after one was lost."""

    key: Verifier
    announced: Announcement | None = None


@dataclass(frozen=True, slots=True)
class Older:
    """An older checkpoint of the log, signed, and the proof that the log continues it."""

    checkpoint: bytes
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Sealed:
    """What opens a sealed entry: salt and paper. It is given to who is entitled to it."""

    salt: bytes
    paper: bytes


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle.

    Attributes
    ----------
    log : str
        Name of the log.
    leaf : bytes
        The entry, canonical JSON, byte by byte.
    receipt : bytes
        That it stands in the log.
    keys : tuple of KeyStep
        Keys of the log, oldest first.
    witnesses : tuple of Verifier
        Keys of witnesses who signed the receipt's checkpoint.
    older : tuple of Older
        Older checkpoints that the reader may hold.
    files : tuple of (str, bytes)
        Files that the entry names, by name.
    sealed : Sealed or None
    """

    log: str
    leaf: bytes
    receipt: bytes
    keys: tuple[KeyStep, ...]
    witnesses: tuple[Verifier, ...] = ()
    older: tuple[Older, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    sealed: Sealed | None = None

    @property
    def entry(self) -> dict[str, Any]:
        """What the leaf says."""
        return _facts(self.leaf)


def dump_bundle(bundle: Bundle) -> bytes:
    """Return a bundle as its file: JSON in UTF-8, readable, the same bytes each time.

    Raises
    ------
    InputError
        If its leaf is not canonical JSON, or holds a number that is not whole.
    """
    told: dict[str, Any] = {
        "what": WHAT,
        "format": FORMAT,
        "log": bundle.log,
        "entry": bundle.entry,
        "leaf": encode_base64(bundle.leaf),
        "receipt": bundle.receipt.decode(),
        "keys": [_step(step) for step in bundle.keys],
        "witnesses": [str(one) for one in bundle.witnesses],
        "older": [
            {"checkpoint": one.checkpoint.decode(), "proof": [encode_base64(part) for part in one.proof]}
            for one in bundle.older
        ],
        "files": [{"name": name, "data": encode_base64(data)} for name, data in bundle.files],
    }
    if bundle.sealed:
        told["sealed"] = {"salt": encode_base64(bundle.sealed.salt), "paper": encode_base64(bundle.sealed.paper)}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _step(step: KeyStep) -> dict[str, Any]:
    if step.announced is None:
        return {"key": str(step.key)}
    announced = {"leaf": encode_base64(step.announced.leaf), "receipt": step.announced.receipt.decode()}
    return {"key": str(step.key), "announced": announced}


def parse_bundle(data: bytes) -> Bundle:
    """Read a bundle without believing it; what is readable in it must be what its bytes say.

    Raises
    ------
    InputError
        If it is none.
    IntegrityError
        If its readable entry is not what its bytes say.
    """
    told = _object(data)
    bundle = Bundle(
        told["log"],
        decode_base64(told["leaf"]),
        told["receipt"].encode(),
        _each(told["keys"], _read_step),
        _each(told["witnesses"], lambda word: _key(word, COSIGNATURE)),
        _each(told["older"], _read_older),
        _each(told["files"], _read_file),
        _read_sealed(told["sealed"]) if "sealed" in told else None,
    )
    if canonical_json(told["entry"]) != bundle.leaf or bundle.entry != told["entry"]:
        raise IntegrityError(
            "what is readable is not what its bytes say", where="entry", why="one of them was changed",
            mend="ask for the bundle again", code="bundle.entry",
        )  # fmt: skip
    return bundle


_FIELDS: Mapping[str, type] = {
    "what": str, "format": int, "log": str, "entry": dict, "leaf": str, "receipt": str, "keys": list,
    "witnesses": list, "older": list, "files": list, "sealed": dict,
}  # fmt: skip


def _object(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise _malformed(f"it is larger than {MOST_BYTES // 2**20} MiB")
    try:
        told = json.loads(data.decode(), parse_float=_whole, parse_constant=int)
        json.dumps(told, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise _malformed("it is no JSON in UTF-8") from None
    if not isinstance(told, dict) or (told.get("what"), told.get("format")) != (WHAT, FORMAT):
        raise _malformed(f"it does not say that it is a {WHAT} of format {FORMAT}")
    return _checked(told, _FIELDS, {"sealed"})


def _whole(text: str) -> int:
    value = float(text)
    if not value.is_integer():
        raise ValueError(text)
    return int(value)


def _checked(told: object, fields: Mapping[str, type], optional: set[str]) -> dict[str, Any]:
    if not isinstance(told, dict) or not set(fields) - optional <= set(told) <= set(fields):
        raise _malformed(f"a part of it has not the fields {', '.join(fields)}")
    wrong = [name for name, value in told.items() if not isinstance(value, fields[name]) or isinstance(value, bool)]
    if wrong:
        raise _malformed(f"its field {wrong[0]} is not as it must be")
    return told


def _each(told: Sequence[Any], read: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(read(one) for one in told)


def _key(word: object, kind: int) -> Verifier:
    key = Verifier.parse(word if isinstance(word, str) else "")
    if key.kind != kind:
        raise _malformed(f"{key.name} has a key of another kind")
    return key


def _read_step(told: object) -> KeyStep:
    step = _checked(told, {"key": str, "announced": dict}, {"announced"})
    key = _key(step["key"], ED25519)
    if "announced" not in step:
        return KeyStep(key)
    announced = _checked(step["announced"], {"leaf": str, "receipt": str}, set())
    return KeyStep(key, Announcement(decode_base64(announced["leaf"]), announced["receipt"].encode()))


def _read_older(told: object) -> Older:
    one = _checked(told, {"checkpoint": str, "proof": list}, set())
    proof = _each(one["proof"], lambda line: decode_base64(line if isinstance(line, str) else "?"))
    return Older(one["checkpoint"].encode(), proof)


def _read_file(told: object) -> tuple[str, bytes]:
    one = _checked(told, {"name": str, "data": str}, set())
    return one["name"], decode_base64(one["data"])


def _read_sealed(told: object) -> Sealed:
    one = _checked(told, {"salt": str, "paper": str}, set())
    return Sealed(decode_base64(one["salt"]), decode_base64(one["paper"]))


def verify_bundle(
    bundle: Bundle, trusted: Sequence[Verifier], witnesses: Sequence[Verifier] = (), held: Checkpoint | None = None
) -> Checkpoint:
    """Verify a bundle: that its entry stands in the log, and that all that it holds belongs to it.

    Parameters
    ----------
    bundle : Bundle
    trusted : sequence of Verifier
        Keys of the log that the reader trusts. Those of the bundle prove only that bundle and key fit each other.
    witnesses : sequence of Verifier, optional
        Witnesses of whom each must have signed.
    held : Checkpoint, optional
        One that the reader holds: the log must continue it.

    Returns
    -------
    Checkpoint
        How the log stood when the receipt was made.

    Raises
    ------
    InputError
        If a part of it has not its form.
    IntegrityError
        If something is not proved.
    """
    if any(key.name != bundle.log for key in (*trusted, *(step.key for step in bundle.keys))):
        raise _unproved("a key is of another log", "key", "take the bundle and the key of the same log")
    known, announced = _follow(bundle, trusted)
    log = _signer(parse_receipt(bundle.receipt).checkpoint, known, "receipt")
    now = verify_receipt(bundle.receipt, bundle.leaf, log, {*witnesses, *bundle.witnesses})
    seen = _verify_history(bundle, now, known)
    if any(seen.get(one.size) != one.root for one in announced):
        raise _unproved(
            "it is not shown that the log continues the announcement of a key", "keys", "ask for the bundle again"
        )
    if held is not None:
        _verify_held(held, bundle.log, seen)
    _verify_papers(bundle)
    return now


def _follow(bundle: Bundle, trusted: Sequence[Verifier]) -> tuple[list[Verifier], list[Checkpoint]]:
    """Return the keys that are trusted and those that they announced, and the checkpoints under which they did."""
    known, under = list(trusted), []
    for step in bundle.keys:
        if step.announced is None:
            continue
        facts = _facts(step.announced.leaf)
        if (facts.get("kind"), facts.get("key")) != (KEY_KIND, str(step.key)):
            raise _unproved("an entry announces another key", "keys", "ask for the bundle again")
        others = [one for one in known if one != step.key]
        note = parse_receipt(step.announced.receipt).checkpoint
        if _signers(note, others):
            under.append(verify_receipt(step.announced.receipt, step.announced.leaf, _signer(note, others, "keys")))
            known.append(step.key)
    return known, under


def _signers(note: bytes, known: Sequence[Verifier]) -> list[Verifier]:
    signatures = parse_note(note).signatures
    return [key for key in known if any(key.made(one) for one in signatures)]


def _signer(note: bytes, known: Sequence[Verifier], where: str) -> Verifier:
    """Return a key that is trusted and signed; each that says that it signed must have."""
    found = _signers(note, known)
    if not found:
        raise _unproved(
            "no key that is trusted signed it",
            where,
            "ask the log for its key, on paper: if it was lost or stolen, a new one signs",
        )
    for key in found:
        open_checkpoint(note, key)
    return found[0]


def _verify_history(bundle: Bundle, now: Checkpoint, known: Sequence[Verifier]) -> dict[int, bytes]:
    """Verify that the log continues its older checkpoints, and return the root at each size."""
    seen = {now.size: now.root}
    for one in bundle.older:
        for key in _signers(one.checkpoint, known):
            open_checkpoint(one.checkpoint, key)
        older = parse_checkpoint(parse_note(one.checkpoint).text)  # whoever signed it: the proof is what counts
        if older.origin != bundle.log:
            raise _unproved("it is of another log", "older checkpoint", "ask for the bundle again")
        verify_consistency(older.size, now.size, one.proof, older.root, now.root)
        seen[older.size] = older.root
    return seen


def _verify_held(held: Checkpoint, log: str, seen: Mapping[int, bytes]) -> None:
    if held.origin != log:
        raise _unproved("it is of another log", "held checkpoint", "take the checkpoint of this log")
    if held.size not in seen:
        raise InputError(
            f"the bundle has no proof from a checkpoint of {held.size} entries", where="held checkpoint",
            mend="ask for a bundle with one", code="bundle.held",
        )  # fmt: skip
    if seen[held.size] != held.root:
        raise _unproved("the log has two stories", "held checkpoint", "tell who runs the register, and its witness")


def _verify_papers(bundle: Bundle) -> None:
    entry = bundle.entry
    listed = entry.get("files")
    named = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    for name, data in bundle.files:
        digest = sha256_hex(data)
        if not any(one.get("name") == name and one.get("sha256") == digest for one in named):
            raise _unproved(f"the entry does not name {name[:80]} with this content", "files", "ask for the file again")
    if bundle.sealed:
        commitment = entry.get("commitment")
        if not isinstance(commitment, str):
            raise _unproved("the entry is not sealed", "sealed", "ask for the bundle again")
        verify_commitment(decode_base64(commitment), bundle.sealed.paper, bundle.sealed.salt)


def held_checkpoint(text: str) -> Checkpoint:
    """Read a checkpoint that somebody typed from paper: log, size and root, one line each; what follows is passed over.

    Raises
    ------
    InputError
        If it is none.
    """
    lines = [line.strip(" \t") for line in re.split("\r\n|\r|\n", text.strip(" \t\r\n"))][:3]
    return parse_checkpoint("".join(f"{line}\n" for line in lines))


def _facts(leaf: bytes) -> dict[str, Any]:
    try:
        facts = json.loads(leaf.decode(), parse_float=_whole, parse_constant=int)
        same = isinstance(facts, dict) and canonical_json(facts) == leaf
    except (ValueError, RecursionError, InputError):
        same = False
    if not same:
        raise _malformed("an entry is not canonical JSON with whole numbers")
    found: dict[str, Any] = facts
    return found


def _malformed(why: str) -> InputError:
    return InputError(
        "this is no decision bundle", where="bundle", why=why, mend="take the file as it came, byte by byte",
        code="bundle.form",
    )  # fmt: skip


def _unproved(what: str, where: str, mend: str) -> IntegrityError:
    return IntegrityError(
        what, where=where, why="something was changed, or belongs elsewhere", mend=mend, code="bundle.unproved"
    )
