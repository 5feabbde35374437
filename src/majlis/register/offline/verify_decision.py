"""Verify a decision bundle of a Council: off line, in one file, without Majlis.

Needs Python 3.9 or newer and the library `cryptography`. It says what is proved, or what is wrong.
It ends with 0 where all is proved with a key that you gave, 1 where something is wrong, 3 where the key was its own.

    python3 verify_decision.py BUNDLE.json --key 'council.example/decisions+1a2b3c4d+AQ...'

Give the key that you trust, from paper. Without one the bundle's own is taken: it shows only that both fit.

How it works, in the order of this file
  1. base64, JSON, and its one canonical form (RFC 8785, whole numbers only)
  2. Ed25519 keys and signed notes (C2SP signed-note, tlog-checkpoint, tlog-cosignature)
  3. the hash tree: entry -> root, older root -> newer root (RFC 9162, sections 2.1.3.2 and 2.1.4.2)
  4. the bundle, step by step; then the command line
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Facts = dict[str, Any]
WHAT, SEALED = "majlis decision bundle", "sealed-paper"
SYNTHETIC = "SYNTHETIC \u2013 NOT AN ASSESSMENT OF ANY COUNTRY"
FIELDS = {
    "what": str, "format": int, "log": str, "entry": dict, "leaf": str, "receipt": str, "keys": list,
    "witnesses": list, "older": list, "files": list, "sealed": dict,
}  # fmt: skip
LOG, WITNESS, HASH_BYTES, SALT_BYTES, ID_BYTES, TIME_BYTES = 1, 4, 32, 32, 4, 8
SAFE, MOST, DEEPEST, MOST_BYTES = 2**53 - 1, 2**64 - 1, 40, 64 * 2**20
NUMBER = r"(0|[1-9][0-9]{0,19})"
KEY = re.compile(r"([!-*,-~]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)")
SIGNATURE = re.compile("\u2014 ([^ ]+) ([A-Za-z0-9+/]+=*)")
LOST = ". If the log's key was lost or stolen, a new one signs: ask for it face to face or in print"


class Wrong(Exception):  # noqa: N818 - "raise Wrong" is what it says
    """What is wrong, in one sentence."""


class Unsigned(Wrong):
    """No key that is trusted signed it."""


@dataclass
class Proved:
    """What was proved, and what was not."""

    entry: Facts
    trusted: bool
    proved: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)


# 1. base64 and JSON ------------------------------------------------------------------------------------------------
def from_base64(text: str, place: str) -> bytes:
    """Return what base64 stands for; only its canonical form is taken."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError:
        data = b""
    if not text or base64.b64encode(data).decode() != text:
        raise Wrong(f"{place}: it is no base64 in its canonical form")
    return data


def _number(text: str) -> int:
    value = float(text)
    if not value.is_integer() or abs(value) > SAFE:
        raise Wrong("bundle: a number in it is not whole, or too large")
    return int(value)


def from_json(text: str, place: str) -> Any:  # noqa: ANN401 - any JSON
    """Return what JSON stands for; its numbers are whole and below 2**53."""
    try:
        return json.loads(text, parse_int=_number, parse_float=_number, parse_constant=int)
    except (ValueError, OverflowError, RecursionError):
        raise Wrong(f"{place}: it is no JSON") from None


def canonical(value: Any, deep: int = 0) -> str:  # noqa: ANN401 - any JSON
    """Return the one text that stands for a JSON value: sorted keys, no white space."""
    if deep > DEEPEST:
        raise Wrong("bundle: it is nested too deeply")
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key], deep + 1)}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(one, deep + 1) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def from_leaf(leaf: bytes, place: str) -> Facts:
    """Return the facts of an entry; its bytes must be their one canonical form."""
    try:
        text = leaf.decode()
    except UnicodeDecodeError:
        raise Wrong(f"{place}: its bytes are no UTF-8") from None
    facts = from_json(text, place)
    if not isinstance(facts, dict) or canonical(facts) != text:
        raise Wrong(f"{place}: its bytes are not JSON in its canonical form")
    return facts


# 2. Keys, signed notes, checkpoints --------------------------------------------------------------------------------
@dataclass(frozen=True)
class Key:
    """A public key under a name. Its id are 4 bytes of a hash over name, kind and key."""

    word: str
    name: str
    id: bytes
    kind: int
    public: bytes

    def __str__(self) -> str:
        """Return how sentences call it."""
        return f"{self.id.hex()} of {self.name}"


def read_key(word: str, kind: int) -> Key:
    """Read a key from its word NAME+ID+KEY."""
    parts = KEY.fullmatch(word)
    if parts is None:
        raise Wrong(f"key: {word[:60]} has not the form NAME+ID+KEY")
    data = from_base64(parts[3], "key")
    if len(data) != 1 + HASH_BYTES or data[0] != kind:
        raise Wrong(f"key: {parts[1]} has no Ed25519 key of a {'log' if kind == LOG else 'witness'}")
    found = hashlib.sha256(parts[1].encode() + b"\n" + data).digest()[:ID_BYTES]
    if found.hex() != parts[2]:
        raise Wrong(f"key: {parts[1]} has the id {parts[2]}, by its name and key it would be {found.hex()}")
    return Key(word, parts[1], found, data[0], data[1:])


def open_note(note: str, keys: list[Key], place: str) -> tuple[str, list[Key], list[str]]:
    """Return the text of a signed note, those of the keys that signed it, and all signers by name and id."""
    text, gap, below = note.rpartition("\n\n")
    text += "\n"
    if not gap or not below.endswith("\n") or any(letter < " " and letter != "\n" for letter in note):
        raise Wrong(f"{place}: it is no signed note")
    signers, names = [], []
    for line in below[:-1].split("\n"):
        parts = SIGNATURE.fullmatch(line)
        data = from_base64(parts[2], place) if parts else b""
        if parts is None or len(data) <= ID_BYTES:
            raise Wrong(f"{place}: it is no signed note")
        names.append(f"{data[:ID_BYTES].hex()} of {parts[1]}")
        for key in keys:
            if (key.name, key.id) == (parts[1], data[:ID_BYTES]):
                _demand_signature(key, text, data[ID_BYTES:], place)
                signers.append(key)
    return text, signers, names


def _demand_signature(key: Key, text: str, value: bytes, place: str) -> None:
    message = text.encode()
    if key.kind == WITNESS:  # a witness signs with the time
        time = int.from_bytes(value[:TIME_BYTES], "big")
        message, value = f"cosignature/v1\ntime {time}\n{text}".encode(), value[TIME_BYTES:]
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(value, message)
    except InvalidSignature:
        raise Wrong(f"{place}: the signature of the key {key} is not over this text: one was changed") from None


def read_checkpoint(text: str, log: str, place: str) -> tuple[int, bytes]:
    """Return size and root of a checkpoint; it must be of the log."""
    parts = re.fullmatch(rf"([^\n]+)\n{NUMBER}\n([A-Za-z0-9+/]+=*)\n([^\n]+\n)*", text)
    root = from_base64(parts[3], place) if parts else b""
    if parts is None or int(parts[2]) > MOST or len(root) != HASH_BYTES:
        raise Wrong(f"{place}: it is no checkpoint of three lines: log, size, root")
    if parts[1] != log:
        raise Wrong(f"{place}: it is of the log {parts[1][:80]}, not of {log}")
    return int(parts[2]), root


def open_checkpoint(note: str, log: str, keys: list[Key], place: str) -> tuple[int, bytes, list[Key]]:
    """Return size, root and signers of a checkpoint that a trusted key of the log signed."""
    text, signers, names = open_note(note, keys, place)
    size, root = read_checkpoint(text, log, place)
    if not any(key.kind == LOG for key in signers):
        raise Unsigned(f"{place}: no key that you trust signed it; signatures on it: {', '.join(names)}{LOST}")
    return size, root, signers


# 3. The hash tree --------------------------------------------------------------------------------------------------
@dataclass
class Stands:
    """Where an entry stands: its number, and size, root and signers of the checkpoint."""

    index: int
    size: int
    root: bytes
    signers: list[Key]


def node(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def way_up(fn: int, sn: int, path: list[bytes], place: str) -> Iterator[tuple[bool, bytes]]:
    """Yield each hash of a way to the root, and whether it stands on the left. `fn`, `sn` are the RFC's."""
    for one in path:
        if sn == 0:
            raise Wrong(f"{place}: the proof is too long")
        left = bool(fn & 1) or fn == sn
        while left and fn and not fn & 1:
            fn, sn = fn >> 1, sn >> 1
        yield left, one
        fn, sn = fn >> 1, sn >> 1
    if sn:
        raise Wrong(f"{place}: the proof is too short")


def demand_inclusion(leaf: bytes, stands: Stands, proof: list[bytes], place: str) -> None:
    """Demand that a proof leads from an entry to the root (RFC 9162, section 2.1.3.2)."""
    if stands.index >= stands.size:
        raise Wrong(f"{place}: entry {stands.index} does not stand in a log of {stands.size} entries")
    found = hashlib.sha256(b"\x00" + leaf).digest()
    for left, one in way_up(stands.index, stands.size - 1, proof, place):
        found = node(one, found) if left else node(found, one)
    if found != stands.root:
        raise Wrong(f"{place}: entry, number or proof was changed: together they lead to another root than was signed")


def demand_consistency(old: tuple[int, bytes], new: tuple[int, bytes], proof: list[bytes], place: str) -> None:
    """Demand that a log begins with what it was before (RFC 9162, section 2.1.4.2)."""
    (old_size, old_root), (size, root) = old, new
    if not 0 < old_size <= size:
        raise Wrong(f"{place}: a log of {size} entries cannot be shown to continue one of {old_size}")
    if old_size == size:
        if proof or old_root != root:
            raise Wrong(f"{place}: the log has two stories: at {size} entries it has another root")
        return
    fn, sn = old_size - 1, size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    path = proof if fn else [old_root, *proof]  # a complete tree is its own beginning
    fr = sr = path[0] if path else b""
    for left, one in way_up(fn, sn, path[1:], place):
        fr, sr = (node(one, fr), node(one, sr)) if left else (fr, node(sr, one))
    if fr != old_root or sr != root:
        raise Wrong(f"{place}: the proof does not lead from {old_size} to {size} entries: the log has two stories")


def read_hashes(lines: list[Any], place: str) -> list[bytes]:
    """Return the hashes of a proof."""
    found = [from_base64(line if isinstance(line, str) else "", place) for line in lines]
    if len(found) > 64 or any(len(one) != HASH_BYTES for one in found):  # noqa: PLR2004 - a tree is no higher
        raise Wrong(f"{place}: a hash of the proof has not 32 bytes, or they are too many")
    return found


# 4. The bundle -----------------------------------------------------------------------------------------------------
def read_bundle(data: bytes) -> Facts:
    """Return the fields of a bundle."""
    if len(data) > MOST_BYTES:
        raise Wrong("bundle: it is larger than 64 MiB")
    try:
        found = from_json(data.decode(), "bundle")
        canonical(found).encode()
    except UnicodeError:
        raise Wrong("bundle: it is no UTF-8 text") from None
    if not isinstance(found, dict) or found.get("what") != WHAT:
        raise Wrong(f"bundle: it does not say that it is a {WHAT}")
    if canonical(found.get("format")) != "1":
        raise Wrong("bundle: it has another format than 1, the only one that this verifier reads")
    check(found, FIELDS, "bundle", optional="sealed")
    return found


def check(found: Any, wanted: dict[str, type], place: str, optional: str = "") -> None:  # noqa: ANN401 - any JSON
    """Demand that an object has these fields, of these kinds, and no others."""
    if not isinstance(found, dict):
        raise Wrong(f"{place}: it is no object with fields")
    for name, kind in wanted.items():
        if name in found:
            if not isinstance(found[name], kind) or isinstance(found[name], bool):
                raise Wrong(f"{place}: the field {name} is not as it must be")
        elif name != optional:
            raise Wrong(f"{place}: the field {name} is missing")
    if set(found) - set(wanted):
        raise Wrong(f"{place}: it has a field that format 1 does not know")


def demand_receipt(receipt: str, leaf: bytes, log: str, keys: list[Key], place: str) -> Stands:
    """Demand that a receipt proves an entry."""
    head, gap, note = receipt.partition("\n\n")
    first, *lines = head.split("\n")
    if lines and lines[0].startswith("extra "):  # anybody may have written it: passed over
        from_base64(lines.pop(0)[6:], place)
    index = re.fullmatch(rf"index {NUMBER}", lines.pop(0)) if lines else None
    if not gap or first != "c2sp.org/tlog-proof@v1" or index is None or int(index[1]) > MOST:
        raise Wrong(f"{place}: it is no receipt of the form c2sp.org/tlog-proof@v1")
    proof = read_hashes(lines, place)
    found = Stands(int(index[1]), *open_checkpoint(note, log, keys, f"checkpoint of the {place}"))
    demand_inclusion(leaf, found, proof, place)
    return found


def follow_keys(bundle: Facts, trusted: list[Key], told: Proved) -> tuple[list[Key], list[Stands]]:
    """Return the trusted keys of the log and those that they announced, step by step; and where that stands."""
    steps, stands = [], []
    for step in bundle["keys"]:
        check(step, {"key": str, "announced": dict}, "key", optional="announced")
        key = read_key(step["key"], LOG)
        if key.name != bundle["log"]:
            raise Wrong(f"key: the bundle is of the log {bundle['log']}, a key in it of {key.name}")
        steps.append((key, step.get("announced")))
    known = list(trusted) or [key for key, _ in steps]
    for key, announced in [step for step in steps if step[1] is not None]:
        check(announced, {"leaf": str, "receipt": str}, "announcement of a key")
        place = f"announcement of the key {key.id.hex()}"
        leaf = from_base64(announced["leaf"], place)
        facts = from_leaf(leaf, place)
        if facts.get("kind") != "key" or facts.get("key") != key.word:
            raise Wrong(f"{place}: its entry announces another key")
        try:
            others = [one for one in known if one != key]
            found = demand_receipt(announced["receipt"], leaf, bundle["log"], others, place)
        except Unsigned:  # the log's key was lost: nobody who is trusted vouches for the new one
            continue
        told.proved.append(f"Entry {found.index} announced the key {key.id.hex()}, under {found.signers[0].id.hex()}.")
        known += [key] if key not in known else []
        stands.append(found)
    return known, stands


def follow_witnesses(bundle: Facts, trusted: list[Key], told: Proved) -> list[Key]:
    """Return the witnesses who must have signed: those that are trusted, and those that the bundle names."""
    named = [read_key(word if isinstance(word, str) else "", WITNESS) for word in bundle["witnesses"]]
    if not named and not trusted:
        told.warnings.append("No witness signed: that everybody is shown the same history is not proved.")
    return trusted + [key for key in named if key not in trusted]


def follow_history(bundle: Facts, keys: list[Key], now: Stands, told: Proved, stands: list[Stands]) -> dict[int, bytes]:
    """Demand that the log continues older checkpoints and what announced its keys; return the root at each size."""
    log, new, seen = bundle["log"], (now.size, now.root), {now.size: now.root}
    for one in bundle["older"]:
        check(one, {"checkpoint": str, "proof": list}, "older checkpoint")
        text, signers, _ = open_note(one["checkpoint"], keys, "older checkpoint")  # the proof is what counts
        size, root = read_checkpoint(text, log, "older checkpoint")
        demand_consistency((size, root), new, read_hashes(one["proof"], "older checkpoint"), "older checkpoint")
        seen[size] = root
        end = "." if any(key.kind == LOG for key in signers) else ". UNSIGNED: no key that you trust signed it."
        told.proved.append(f"The log continues its checkpoint of {size} entries: nothing was changed or taken out{end}")
    for one in stands:  # a new key must not rewrite what was before it
        if seen.get(one.size) != one.root:
            raise Wrong(f"announcement of a key: the log is not shown to continue its checkpoint of {one.size} entries")
    return seen


def follow_held(held: str, log: str, seen: dict[int, bytes], told: Proved) -> None:
    """Demand that the log continues the checkpoint that the reader holds."""
    lines = [line.strip(" \t") for line in re.split("\r\n|\r|\n", held.strip(" \t\r\n"))][:3]
    size, root = read_checkpoint("".join(f"{line}\n" for line in lines), log, "your checkpoint")
    if size not in seen:
        what = "is newer than the bundle" if size > max(seen) else "has no proof in the bundle"
        raise Wrong(f"your checkpoint: it has {size} entries and {what}: ask for a bundle with a proof from it")
    if seen[size] != root:
        raise Wrong(f"your checkpoint: the log has two stories: at {size} entries it has another root")
    told.proved.append(f"The log continues the checkpoint of {size} entries that you hold.")


def follow_files(bundle: Facts, told: Proved) -> None:
    """Demand that enclosed files are those that the entry names."""
    files = told.entry.get("files")
    listed = files if isinstance(files, list) else []
    named = [(one.get("name"), one.get("sha256")) for one in listed if isinstance(one, dict)]
    for one in bundle["files"]:
        check(one, {"name": str, "data": str}, "enclosed file")
        name, data = one["name"], from_base64(one["data"], f"enclosed file {one['name']}")
        if (name, hashlib.sha256(data).hexdigest()) not in named:
            raise Wrong(f"enclosed file {name}: the entry does not name it with this content")
        told.proved.append(f"The enclosed file {name} is the one that was decided.")
        told.files.append((name, data))


def follow_seal(bundle: Facts, told: Proved) -> None:
    """Demand that an enclosed paper is the one that a sealed entry binds to."""
    commitment = told.entry.get("commitment")
    if "sealed" not in bundle:
        if commitment is not None:
            told.warnings.append("The entry is sealed: it binds to a paper that the bundle does not hold.")
        return
    check(bundle["sealed"], {"salt": str, "paper": str}, "sealed paper")
    salt, paper = (from_base64(bundle["sealed"][name], "sealed paper") for name in ("salt", "paper"))
    found = base64.b64encode(hmac.new(salt, paper, hashlib.sha256).digest()).decode()
    if len(salt) != SALT_BYTES or found != commitment:
        raise Wrong("sealed paper: paper or salt is not the one that the entry binds to")
    told.proved.append("The enclosed paper is the one that the sealed entry binds to.")
    told.files.append((SEALED, paper))


def verify(data: bytes, log_keys: tuple[str, ...] = (), witness_keys: tuple[str, ...] = (), held: str = "") -> Proved:
    """Verify a bundle with the keys that the reader trusts, and with a checkpoint that the reader holds; or raise."""
    trusted = [read_key(word, LOG) for word in log_keys]
    witnesses = [read_key(word, WITNESS) for word in witness_keys]
    bundle = read_bundle(data)
    log = bundle["log"]
    for key in trusted:
        if key.name != log:
            raise Wrong(f"key: the bundle is of the log {log}, your key of {key.name}")
    leaf = from_base64(bundle["leaf"], "entry")
    told = Proved(from_leaf(leaf, "entry"), bool(trusted))
    if canonical(bundle["entry"]).encode() != leaf:
        raise Wrong("entry: what is readable is not what its bytes say")
    known, stands = follow_keys(bundle, trusted, told)
    demanded = follow_witnesses(bundle, witnesses, told)
    now = demand_receipt(bundle["receipt"], leaf, log, known + demanded, "receipt")
    signer = next(key for key in now.signers if key.kind == LOG)
    told.proved.insert(0, f"It is entry {now.index} (the first is 0) of the log {log}, which had {now.size} entries.")
    told.proved.insert(1, f"The log signed this with the key {signer.id.hex()}.")
    for witness in demanded:
        if witness not in now.signers:
            raise Wrong(f"checkpoint of the receipt: the witness {witness} did not sign it")
        if witness in witnesses:
            told.proved.append(f"The witness {witness} signed, too: it saw the same history.")
        else:
            told.warnings.append(f"Somebody signed as the witness {witness}, with a key that only the bundle names.")
    seen = follow_history(bundle, known, now, told, stands)
    if held:
        follow_held(held, log, seen, told)
    follow_files(bundle, told)
    follow_seal(bundle, told)
    if not trusted:
        told.warnings.insert(0, "The key is the bundle's own. This proves only that bundle and key fit each other.")
    told.warnings.append("That no later decision took its place: ask for the newest decisions.")
    return told


def plain(text: str) -> str:
    """Return a text without what would steer a terminal or turn its lines around."""
    return re.sub("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "\ufffd", text)


def lines_of(data: bytes) -> list[str]:
    """Return what an entry or a paper says, line by line."""
    try:
        facts = from_leaf(data, "paper")
    except Wrong:
        return [f"  {len(data)} bytes: take them with --save"]
    words = {name: value if isinstance(value, str) else canonical(value) for name, value in facts.items()}
    return [f"  {name}: {told}" for name, told in words.items()]


def report(told: Proved) -> str:
    """Return what was proved as a text."""
    lines = [SYNTHETIC, ""] if told.entry.get("synthetic") is not False else []
    lines += ["OK: this stands in the register." if told.trusted else "IT FITS, but with the bundle's own key."]
    lines += ["", "Proved", *(f"  {one}" for one in told.proved)]
    lines += ["", "Not proved", *(f"  {one}" for one in told.warnings)]
    lines += ["", "The entry", *lines_of(canonical(told.entry).encode())]
    for paper in [data for name, data in told.files if name == SEALED]:
        lines += ["", "The sealed paper", *lines_of(paper)]
    return plain("\n".join(lines)) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Verify the bundle that is named on the command line."""
    parser = argparse.ArgumentParser(description="Verify a decision bundle, off line.")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--key", action="append", default=[], help="key of the log that you trust")
    parser.add_argument("--witness", action="append", default=[], help="key of a witness that must have signed")
    parser.add_argument("--checkpoint", type=Path, help="file with a checkpoint that you hold: log, size, root")
    parser.add_argument("--save", type=Path, help="new folder for the files in the bundle")
    given = parser.parse_args(arguments)
    try:
        held = given.checkpoint.read_text("utf-8") if given.checkpoint else ""
        told = verify(given.bundle.read_bytes(), tuple(given.key), tuple(given.witness), held)
    except (Wrong, OSError, UnicodeDecodeError) as wrong:
        sys.stdout.write(plain(f"NOT OK\n{wrong}\n"))
        return 1
    sys.stdout.write(report(told))
    if given.save:
        given.save.mkdir()
        for at, (name, content) in enumerate(told.files, 1):
            (given.save / re.sub("[^A-Za-z0-9._-]", "_", f"{at}-{name}")).write_bytes(content)
    return 0 if told.trusted else 3


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
