"""Decision bundles for the tests of the verifiers: good ones, and tampered ones with what is said of them."""

import base64
import copy
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from majlis.kernel.canonical import canonical_json
from majlis.register import Checkpoint, Receipt, Signer, Tree, Witness, commit, sign_checkpoint, sign_note
from majlis.register.bundle import Announcement, Bundle, KeyStep, Older, Sealed, dump_bundle

LOG = "council.example/decisions"
FIRST = Signer(LOG, Ed25519PrivateKey.from_private_bytes(b"\x01" * 32))
SECOND = Signer(LOG, Ed25519PrivateKey.from_private_bytes(b"\x02" * 32))
FORGER = Signer(LOG, Ed25519PrivateKey.from_private_bytes(b"\x03" * 32))
ELSEWHERE = Signer("elsewhere.example/decisions", Ed25519PrivateKey.from_private_bytes(b"\x01" * 32))
WITNESS = Witness("witness.example/w1", Ed25519PrivateKey.from_private_bytes(b"\x07" * 32), lambda: 1_790_000_000)
OTHER_WITNESS = Witness("witness.example/w2", Ed25519PrivateKey.from_private_bytes(b"\x08" * 32), lambda: 1_790_000_000)
PAPER_FILE = ("minutes.pdf", b"%PDF-1.7 minutes of a synthetic council")
SALT = bytes(range(32))
DECIDED, ANNOUNCED, SEALED = 4, 6, 9
"""Numbers of the decision, of the entry that announces the second key, and of a sealed decision."""


def decision(number: int) -> dict[str, Any]:
    """Return what an entry of a decision says."""
    return {
        "format": 1,
        "kind": "decision",
        "code": f"DEC-2026-{number:04}",
        "body": "council",
        "nation": "reference",
        "synthetic": True,
        "at": "2026-11-20T10:00:00Z",
        "title": {"en": "Backup power for hospitals", "ur": "ہسپتالوں کے لیے متبادل بجلی"},
        "text": {"en": "Hospitals keep power for 72 hours.", "ur": "ہسپتال 72 گھنٹے بجلی رکھیں گے"},
        "legal_basis": "Rule 7",
        "supersedes": None,
        "outcome": "carried",
        "reasons": ["quorum 7 of 9 needed 5", "base cast 6; yes 4 ≥ 2/3·6 = 4: carried"],
        "rule": {"threshold": "2/3", "strict": False},
        "count": {"yes": 4, "no": 2, "abstain": 1},
        "evidence": [{"kind": "run", "ref": "RUN-1", "sha256": "ab" * 32, "label": "National risk"}],
        "files": [{"name": PAPER_FILE[0], "sha256": hashlib.sha256(PAPER_FILE[1]).hexdigest()}],
    }


def sealed_decision() -> dict[str, Any]:
    """Return what the entry of a sealed decision says, and nothing more."""
    paper = canonical_json(decision(SEALED))
    return {
        "format": 1,
        "kind": "sealed",
        "nation": "reference",
        "synthetic": True,
        "commitment": base64.b64encode(commit(paper, SALT)).decode(),
    }


def entries() -> list[dict[str, Any]]:
    """Return what the entries of the log say."""
    found = [decision(number) for number in range(11)]
    found[ANNOUNCED] = {"format": 1, "kind": "key", "synthetic": True, "key": str(SECOND.verifier)}
    found[SEALED] = sealed_decision()
    return found


def tree_of(facts: list[dict[str, Any]]) -> Tree:
    """Return the tree of a log with these entries."""
    tree = Tree()
    tree.extend(canonical_json(one) for one in facts)
    return tree


TREE = tree_of(entries())


def note(size: int, signer: Signer, tree: Tree = TREE, *witnesses: Witness) -> bytes:
    """Return a checkpoint of the log at a size, signed."""
    signed = sign_checkpoint(Checkpoint(signer.name, size, tree.root(size)), signer)
    return sign_note(signed.text, [one.sign for one in witnesses], signed.signatures).dump()


def receipt(index: int, size: int, signer: Signer, tree: Tree = TREE, *witnesses: Witness) -> bytes:
    """Return a receipt of an entry."""
    return Receipt(index, tuple(tree.inclusion_proof(index, size)), note(size, signer, tree, *witnesses)).dump()


def announcement(by: Signer = FIRST) -> Announcement:
    """Return that the second key was announced."""
    return Announcement(canonical_json(entries()[ANNOUNCED]), receipt(ANNOUNCED, 7, by))


def older(size: int, signer: Signer) -> Older:
    """Return an older checkpoint with its proof."""
    return Older(note(size, signer), tuple(TREE.consistency_proof(size, 11)))


def whole() -> Bundle:
    """Return a bundle that holds all that one may hold, but no sealed paper."""
    return Bundle(
        LOG,
        canonical_json(decision(DECIDED)),
        receipt(DECIDED, 11, SECOND, TREE, WITNESS),
        (KeyStep(FIRST.verifier), KeyStep(SECOND.verifier, announcement())),
        (WITNESS.verifier,),
        (older(3, FIRST), older(7, FIRST), older(8, SECOND)),
        (PAPER_FILE,),
    )


def small() -> Bundle:
    """Return the least bundle: entry, receipt, one key."""
    return Bundle(LOG, canonical_json(decision(0)), receipt(0, 6, FIRST), (KeyStep(FIRST.verifier),))


def opened() -> Bundle:
    """Return a bundle of the sealed decision with its paper."""
    sealed = Sealed(SALT, canonical_json(decision(SEALED)))
    steps = (KeyStep(FIRST.verifier), KeyStep(SECOND.verifier, announcement()))
    past = (older(7, FIRST),)
    return Bundle(LOG, canonical_json(sealed_decision()), receipt(SEALED, 11, SECOND), steps, older=past, sealed=sealed)


def told(bundle: Bundle) -> dict[str, Any]:
    """Return the fields of a bundle's file."""
    found: dict[str, Any] = json.loads(dump_bundle(bundle))
    return found


def lines(size: int, tree: Tree = TREE) -> str:
    """Return a checkpoint as it is typed from paper."""
    return Checkpoint(LOG, size, tree.root(size)).text()


@dataclass
class Case:
    """A bundle, what its reader brings, and what is said of it.

    Attributes
    ----------
    data : bytes
    keys, witnesses : tuple of str
        That the reader trusts.
    held : str
        A checkpoint that the reader holds.
    says : str
        Words of the sentence that refuses it; empty where it is good.
    """

    data: bytes
    keys: tuple[str, ...] = field(default=(str(FIRST.verifier),))
    witnesses: tuple[str, ...] = ()
    held: str = ""
    says: str = ""


def good() -> dict[str, Case]:
    """Return bundles that are good, by what they are about."""
    full = dump_bundle(whole())
    hidden = opened()
    return {
        "first key": Case(full),
        "second key": Case(full, (str(SECOND.verifier),)),
        "both keys": Case(full, (str(FIRST.verifier), str(SECOND.verifier))),
        "its own key": Case(full, ()),
        "with a witness": Case(full, witnesses=(str(WITNESS.verifier),)),
        "held, older": Case(full, held=lines(3)),
        "held, complete tree": Case(full, held=lines(8)),
        "held, the same": Case(full, held=note(11, SECOND).decode()),
        "held, on Windows": Case(full, held=lines(3).replace("\n", "\r\n") + "\r\n "),
        "older, whoever signed it": Case(told_by_a_stranger(), held=lines(3)),
        "small": Case(dump_bundle(small())),
        "sealed": Case(dump_bundle(hidden)),
        "sealed, without its paper": Case(dump_bundle(replace(hidden, sealed=None))),
        "written otherwise": Case(json.dumps(told(whole()), indent=4, sort_keys=True).encode()),
        "with extra": Case(_extra()),
        "whole numbers with a point": Case(full.replace(b'"format": 1,\n "log"', b'"format": 1.0,\n "log"')),
    }


def told_by_a_stranger() -> bytes:
    """Return a bundle with an older checkpoint that nobody signed who is trusted: the proof is what counts."""
    fields = told(whole())
    fields["older"][0]["checkpoint"] = note(3, FORGER).decode()
    return json.dumps(fields).encode()


def _extra() -> bytes:
    bundle = told(small())
    bundle["receipt"] = bundle["receipt"].replace("\nindex", "\nextra YWJj\nindex")
    return json.dumps(bundle).encode()


@lru_cache
def bad() -> dict[str, Case]:
    """Return bundles that are wrong, by what was done to them."""
    found = dict(_fields())
    for part in (
        _entries(),
        _receipts(),
        _checkpoints(),
        _keys(),
        _rewritten(),
        _witnesses(),
        _histories(),
        _papers(),
        _forms(),
        _bits(),
    ):
        for name, case in part:
            assert name not in found, name
            found[name] = case
    return found


Change = Callable[[dict[str, Any]], object]


def changed(change: Change, says: str, base: Callable[[], Bundle] = whole, **given: Any) -> Case:
    """Return a bundle with something changed in its fields."""
    fields = told(base())
    change(fields)
    return Case(json.dumps(fields, ensure_ascii=False).encode(), says=says, **given)


def within(name: str, key: str, value: object) -> Change:
    """Return the change that sets a field of a field."""
    return lambda fields: fields[name].__setitem__(key, value)


def without(name: str) -> Change:
    """Return the change that takes a field out."""
    return lambda fields: fields.pop(name)


def setting(name: str, value: object) -> Change:
    """Return the change that sets a field."""
    return lambda fields: fields.__setitem__(name, value)


def _fields() -> Iterator[tuple[str, Case]]:
    for name in told(opened()):
        if name != "sealed":
            says = {"what": "does not say", "format": "format than 1"}.get(name, f"the field {name} is missing")
            yield f"without {name}", changed(without(name), says)
        says = "does not say" if name == "what" else "format than 1" if name == "format" else f"the field {name} is not"
        yield f"{name} is true", changed(setting(name, True), says)
        yield f"{name} is null", changed(setting(name, None), says)
    yield "another field", changed(setting("note", "hello"), "field that format 1 does not know")
    yield "format 2", changed(setting("format", 2), "another format")
    yield "another kind of file", changed(setting("what", "invoice"), "does not say")
    for name in ("keys", "older", "files"):
        yield f"{name} of text", changed(setting(name, ["x"]), "no object with fields")
        yield f"{name} without fields", changed(setting(name, [{}]), "is missing")
    yield "witnesses of numbers", changed(setting("witnesses", [1]), "has not the form")
    yield (
        "proof of numbers",
        changed(lambda all_: all_["older"][0].__setitem__("proof", [1]), "older checkpoint: it is no base64"),
    )


def _entries() -> Iterator[tuple[str, Case]]:
    for name, value in decision(DECIDED).items():
        other = {"x": 1} if not isinstance(value, str) else value + " "
        yield f"readable {name}", changed(within("entry", name, other), "what is readable is not")
        facts = {**decision(DECIDED), name: other}
        both = _both(facts)
        yield f"entry's {name}", changed(both, "entry, number or proof was changed")
    yield "another entry of the log", changed(_both(decision(5)), "entry, number or proof was changed")
    leaf = canonical_json(decision(DECIDED))
    yield "leaf with a space", changed(setting("leaf", _b64(leaf + b" ")), "not JSON in its canonical form")
    yield (
        "leaf with a key twice",
        changed(setting("leaf", _b64(leaf[:-1] + b',"text":1}')), "not JSON in its canonical form"),
    )
    yield "leaf of half a letter", changed(setting("leaf", _b64(leaf + b"\xff")), "entry: its bytes are no UTF-8")
    yield "leaf that is a list", changed(setting("leaf", _b64(b"[1]")), "not JSON in its canonical form")
    yield "leaf with a fraction", changed(setting("leaf", _b64(b'{"a":0.5}')), "not whole")
    yield "leaf that is no JSON", changed(setting("leaf", _b64(b"{")), "entry: it is no JSON")
    yield "leaf in other base64", changed(setting("leaf", "YWJ="), "entry: it is no base64")


def _both(facts: dict[str, Any]) -> Change:
    """Return the change that lets leaf and readable entry say the same other thing."""

    def change(fields: dict[str, Any]) -> None:
        fields["entry"], fields["leaf"] = facts, _b64(canonical_json(facts))

    return change


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _text(name: str, old: str, new: str) -> Change:
    """Return the change of a part of a text."""

    def change(fields: dict[str, Any]) -> None:
        assert old in fields[name], old
        fields[name] = fields[name].replace(old, new, 1)

    return change


def _line(at: int, new: str | None) -> Change:
    """Return the change of a line of the receipt; None takes it out."""

    def change(fields: dict[str, Any]) -> None:
        rows = fields["receipt"].split("\n")
        rows[at : at + 1] = [] if new is None else [new]
        fields["receipt"] = "\n".join(rows)

    return change


def _receipts() -> Iterator[tuple[str, Case]]:
    for index in (0, 3, 5, 10):
        yield f"index {index}", changed(_text("receipt", "index 4", f"index {index}"), "receipt: ")
    yield "index 11", changed(_text("receipt", "index 4", "index 11"), "entry 11 does not stand in a log of 11 entries")
    for text in ("04", "-1", "4 ", "18446744073709551616", "four", "٤"):
        yield f"index {text}", changed(_text("receipt", "index 4", f"index {text}"), "no receipt of the form")
    yield "proof too short", changed(_line(2, None), "receipt: the proof is too short")
    yield "proof too long", changed(_line(1, "index 4\n" + _b64(bytes(32))), "receipt: the proof is too long")
    yield "hash of 31 bytes", changed(_line(2, _b64(bytes(31))), "has not 32 bytes")
    yield "hash in bad base64", changed(_line(2, "!"), "receipt: it is no base64")
    yield "too many hashes", changed(_line(1, "index 4\n" + "\n".join([_b64(bytes(32))] * 65)), "too many")
    yield "no receipt", changed(setting("receipt", "hello"), "no receipt of the form")
    yield "receipt of another version", changed(_line(0, "c2sp.org/tlog-proof@v2"), "no receipt of the form")
    yield "extra in bad base64", changed(_line(1, "extra !\nindex 4"), "receipt: it is no base64")
    yield "nothing after the index", changed(setting("receipt", "c2sp.org/tlog-proof@v1"), "no receipt of the form")
    other = receipt(5, 11, SECOND, TREE, WITNESS).decode()
    yield "receipt of another entry", changed(setting("receipt", other), "entry, number or proof was changed")


def _checkpoints() -> Iterator[tuple[str, Case]]:
    place = "checkpoint of the receipt: "
    root = _b64(TREE.root())
    yield "another size", changed(_text("receipt", "\n11\n", "\n12\n"), f"{place}the signature of the key")
    yield "another root", changed(_text("receipt", root, _b64(bytes(32))), f"{place}the signature of the key")
    yield (
        "another log signed",
        changed(_text("receipt", LOG, "elsewhere.example/decisions"), f"{place}the signature of the key"),
    )
    forged = receipt(DECIDED, 11, FORGER, TREE, WITNESS).decode()
    yield "signed by a forger", changed(setting("receipt", forged), f"{place}no key that you trust signed it")
    away = Receipt(DECIDED, tuple(TREE.inclusion_proof(DECIDED)), note(11, ELSEWHERE)).dump().decode()
    yield "of another log", changed(setting("receipt", away), f"{place}it is of the log elsewhere.example")
    no_lines = sign_note(f"{LOG}\n011\n{root}\n", [SECOND.sign]).dump().decode()
    yield "size with a zero", changed(_swap_note(no_lines), f"{place}it is no checkpoint")
    short = sign_note(f"{LOG}\n11\n{_b64(bytes(31))}\n", [SECOND.sign]).dump().decode()
    yield "root of 31 bytes", changed(_swap_note(short), f"{place}it is no checkpoint")
    two = sign_note(f"{LOG}\n11\n", [SECOND.sign]).dump().decode()
    yield "two lines", changed(_swap_note(two), f"{place}it is no checkpoint")
    huge = sign_note(f"{LOG}\n18446744073709551616\n{root}\n", [SECOND.sign]).dump().decode()
    yield "a size beyond all", changed(_swap_note(huge), f"{place}it is no checkpoint")
    unsigned = f"{LOG}\n11\n{root}\n"
    yield "no signature", changed(_swap_note(unsigned), f"{place}it is no signed note")
    yield (
        "an end without a line",
        changed(lambda all_: all_.__setitem__("receipt", all_["receipt"][:-1]), "no signed note"),
    )
    yield "a control character", changed(_text("receipt", f"{LOG}\n11", f"{LOG}\t\n11"), f"{place}it is no signed note")
    yield (
        "a signature of no bytes",
        changed(_swap_note(f"{unsigned}\n\u2014 {LOG} AAAA\n"), f"{place}it is no signed note"),
    )
    yield "a signature without a dash", changed(_text("receipt", "\u2014 ", "- "), f"{place}it is no signed note")


def _swap_note(text: str) -> Change:
    def change(fields: dict[str, Any]) -> None:
        head, _, _ = fields["receipt"].partition("\n\n")
        fields["receipt"] = f"{head}\n\n{text}"

    return change


def _keys() -> Iterator[tuple[str, Case]]:
    full = dump_bundle(whole())
    word = str(FIRST.verifier)
    yield "a forger is trusted", Case(full, (str(FORGER.verifier),), says="no key that you trust signed it")
    yield "a key of another log", Case(full, (str(ELSEWHERE.verifier),), says="your key of elsewhere.example")
    yield "a witness as the log", Case(full, (str(WITNESS.verifier),), says="has no Ed25519 key of a log")
    yield "a log as a witness", Case(full, witnesses=(word,), says="has no Ed25519 key of a witness")
    yield "a key cut off", Case(full, (word[:-4],), says="key")
    yield "no key at all", Case(full, ("hello",), says="has not the form")
    yield (
        "a key with another id",
        Case(full, (word.replace(FIRST.verifier.key_id.hex(), "00000000"),), says="has the id 00000000"),
    )
    yield "a key under another name", Case(full, ("x" + word,), says="has the id")

    def key_of(at: int, value: str) -> Change:
        return lambda fields: fields["keys"][at].__setitem__("key", value)

    yield "the bundle's key is no key", changed(key_of(0, "hello"), "has not the form")
    yield (
        "the bundle's key is of another log",
        changed(key_of(0, str(ELSEWHERE.verifier)), "a key in it of elsewhere.example"),
    )
    place = f"announcement of the key {FORGER.verifier.key_id.hex()}: "
    yield (
        "a forger's key is announced",
        changed(key_of(1, str(FORGER.verifier)), f"{place}its entry announces another key"),
    )
    place = f"announcement of the key {SECOND.verifier.key_id.hex()}: "

    def step(name: str, value: str) -> Change:
        return lambda fields: fields["keys"][1]["announced"].__setitem__(name, value)

    yield (
        "announced by a forger",
        changed(step("receipt", announcement(FORGER).receipt.decode()), "no key that you trust signed it"),
    )
    yield (
        "announced by itself",
        changed(step("receipt", announcement(SECOND).receipt.decode()), "no key that you trust signed it"),
    )
    yield (
        "announced by a decision",
        changed(step("leaf", _b64(canonical_json(decision(ANNOUNCED)))), f"{place}its entry announces another"),
    )
    named = {**entries()[ANNOUNCED], "format": 2}
    yield (
        "announced by an entry that is not there",
        changed(step("leaf", _b64(canonical_json(named))), f"{place}entry, number or proof"),
    )
    yield "announced by no JSON", changed(step("leaf", _b64(b"hello")), f"{place}it is no JSON")
    yield "not announced", changed(lambda fields: fields["keys"][1].pop("announced"), "no key that you trust signed it")
    yield (
        "announced by nothing",
        changed(lambda fields: fields["keys"][1].__setitem__("announced", {}), "the field leaf is missing"),
    )
    yield (
        "announced by a text",
        changed(lambda fields: fields["keys"][1].__setitem__("announced", "x"), "the field announced is not"),
    )
    yield "a bundle without keys", changed(setting("keys", []), "no key that you trust signed it")
    yield (
        "a bundle without keys, none trusted",
        changed(setting("keys", []), "no key that you trust signed it", keys=()),
    )


def _rewritten() -> Iterator[tuple[str, Case]]:
    """Yield what somebody could make who has the second key alone, and rewrites what was before it."""
    fork = _fork()
    says = "announcement of a key: the log is not shown to continue its checkpoint of 7 entries"
    proof = receipt(DECIDED, 11, SECOND, fork)
    yield (
        "a new key rewrites what was before it",
        Case(dump_bundle(replace(whole(), receipt=proof, witnesses=(), older=())), says=says),
    )
    own = (Older(note(7, SECOND, fork), tuple(fork.consistency_proof(7, 11))),)
    forged = replace(whole(), receipt=proof, witnesses=(), older=own)
    yield "a new key rewrites it with a proof of its own", Case(dump_bundle(forged), says=says)
    yield "the same, none trusted", Case(dump_bundle(forged), (), says=says)
    cut = replace(whole(), older=(older(3, FIRST),))
    yield "no proof from the announcement", Case(dump_bundle(cut), says=says)


def _witnesses() -> Iterator[tuple[str, Case]]:
    full = dump_bundle(whole())
    yield "a witness who did not sign", Case(full, witnesses=(str(OTHER_WITNESS.verifier),), says="w2 did not sign it")
    yield (
        "a witness is named who did not sign",
        changed(setting("witnesses", [str(OTHER_WITNESS.verifier)]), "w2 did not sign it"),
    )
    line = WITNESS.sign(note(11, SECOND).decode().partition("\n\n")[0] + "\n").line()
    late = base64.b64decode(line.split(" ")[2])
    moved = f"\u2014 {WITNESS.name} {_b64(late[:11] + b'z' + late[12:])}\n"
    says = f"the signature of the key {WITNESS.verifier.key_id.hex()} of {WITNESS.name} is not over this text"
    yield "a witness's time", changed(_text("receipt", line, moved), says)
    yield (
        "a witness's short signature",
        changed(_text("receipt", line, f"\u2014 {WITNESS.name} {_b64(late[:9])}\n"), says),
    )
    yield "the log alone", changed(_text("receipt", line, ""), "w1 did not sign it")
    log_line = SECOND.sign(note(11, SECOND).decode().partition("\n\n")[0] + "\n").line()
    yield "the witness alone", changed(_text("receipt", log_line, ""), "no key that you trust signed it")


def _fork() -> Tree:
    facts = entries()
    facts[2] = {**decision(2), "outcome": "lost"}
    return tree_of(facts)


def _histories() -> Iterator[tuple[str, Case]]:
    fork = _fork()
    full = dump_bundle(whole())
    yield (
        "held: a fork, with a proof",
        Case(full, held=lines(3, fork), says="your checkpoint: the log has two stories: at 3 entries"),
    )
    yield (
        "held: a fork of the same size",
        Case(full, held=lines(11, fork), says="your checkpoint: the log has two stories: at 11"),
    )
    yield "held: no proof", Case(full, held=lines(5), says="your checkpoint: it has 5 entries and has no proof")
    yield (
        "held: newer",
        Case(full, held=lines(11).replace("\n11\n", "\n12\n"), says="12 entries and is newer than the bundle"),
    )
    yield (
        "held: of another log",
        Case(full, held=lines(3).replace(LOG, "x.example"), says="your checkpoint: it is of the log x.example"),
    )
    yield "held: not one", Case(full, held="hello", says="your checkpoint: it is no checkpoint")
    yield "held: root in bad base64", Case(full, held=f"{LOG}\n3\nYWJ=\n", says="your checkpoint: it is no base64")
    forged = Bundle(
        LOG, canonical_json(decision(DECIDED)), receipt(DECIDED, 11, SECOND, fork), whole().keys, (),
        (Older(note(3, FIRST), tuple(fork.consistency_proof(3, 11))),),
    )  # fmt: skip
    yield (
        "a fork continues nothing",
        Case(dump_bundle(forged), says="older checkpoint: the proof does not lead from 3 to 11 entries"),
    )
    same = Bundle(LOG, forged.leaf, forged.receipt, forged.keys, (), (Older(note(11, SECOND), ()),))
    yield (
        "a fork of the same size",
        Case(dump_bundle(same), says="older checkpoint: the log has two stories: at 11 entries"),
    )

    def old(at: int, name: str, value: object) -> Change:
        return lambda fields: fields["older"][at].__setitem__(name, value)

    proof = [_b64(one) for one in TREE.consistency_proof(3, 11)]
    yield "older: proof too short", changed(old(0, "proof", proof[:-1]), "older checkpoint: the proof is too short")
    yield (
        "older: proof too long",
        changed(old(0, "proof", [*proof, proof[0]]), "older checkpoint: the proof is too long"),
    )
    yield "older: no proof", changed(old(0, "proof", []), "older checkpoint: the proof")
    yield "older: proof of another", changed(old(1, "proof", proof), "older checkpoint: ")
    bent = note(3, FIRST).decode().replace("\n3\n", "\n4\n")
    yield (
        "older: its size changed",
        changed(
            old(0, "checkpoint", bent), f"older checkpoint: the signature of the key {FIRST.verifier.key_id.hex()}"
        ),
    )
    yield (
        "older: of another log",
        changed(old(0, "checkpoint", note(3, ELSEWHERE).decode()), "older checkpoint: it is of the log elsewhere"),
    )
    yield "older: not one", changed(old(0, "checkpoint", "hello"), "older checkpoint: it is no signed note")
    empty = sign_checkpoint(Checkpoint(LOG, 0, hashlib.sha256(b"").digest()), FIRST).dump().decode()
    yield (
        "older: an empty log",
        changed(old(0, "checkpoint", empty), "a log of 11 entries cannot be shown to continue one of 0"),
    )
    longer = Tree()
    longer.extend(canonical_json(one) for one in [*entries(), decision(12)])
    yield (
        "older: a newer one",
        changed(old(0, "checkpoint", note(12, SECOND, longer).decode()), "cannot be shown to continue one of 12"),
    )


def _papers() -> Iterator[tuple[str, Case]]:
    says = "the entry does not name it with this content"
    yield (
        "a file changed",
        changed(
            lambda all_: all_["files"][0].__setitem__("data", _b64(b"other")), f"enclosed file minutes.pdf: {says}"
        ),
    )
    yield (
        "a file under another name",
        changed(lambda all_: all_["files"][0].__setitem__("name", "x.pdf"), f"enclosed file x.pdf: {says}"),
    )
    yield (
        "an empty file",
        changed(lambda all_: all_["files"][0].__setitem__("data", ""), "enclosed file minutes.pdf: it is no base64"),
    )
    yield (
        "a file that no entry names",
        changed(lambda all_: all_.__setitem__("files", [{"name": "a", "data": "YWJj"}]), says, small),
    )
    says = "sealed paper: paper or salt is not the one that the entry binds to"
    for name, data in (("salt", bytes(32)), ("salt", SALT[:31]), ("salt", SALT + b"\0"), ("paper", b"another")):
        yield (
            f"{name} of {data[:8]!r}, {len(data)}",
            changed(within("sealed", name, _b64(data)), says, opened),
        )
    yield "a paper for an open entry", changed(setting("sealed", {"salt": _b64(SALT), "paper": "YWJj"}), says)
    yield (
        "a sealed paper without its salt",
        changed(lambda all_: all_["sealed"].pop("salt"), "sealed paper: the field salt is missing", opened),
    )


def _forms() -> Iterator[tuple[str, Case]]:
    full = dump_bundle(whole())
    yield "nothing", Case(b"", says="bundle: it is no JSON")
    yield "half of it", Case(full[: len(full) // 2].decode("utf-8", "ignore").encode(), says="bundle: it is no JSON")
    yield "Latin-1", Case(b'{"what": "\xe9"}', says="bundle: it is no UTF-8 text")
    yield "UTF-16", Case(full.decode().encode("utf-16"), says="bundle: it is no UTF-8 text")
    yield "a mark before it", Case(b"\xef\xbb\xbf" + full, says="bundle: it is no JSON")
    yield "a list", Case(b"[]", says="does not say")
    yield "NaN", Case(full.replace(b'"format": 1,', b'"format": NaN,', 1), says="bundle: it is no JSON")
    yield "a fraction", Case(full.replace(b'"format": 1,', b'"format": 1.5,', 1), says="not whole")
    yield "a number beyond all", Case(full.replace(b'"format": 1,', b'"format": 1e999,', 1), says="not whole")
    yield "a large number", Case(full.replace(b'"format": 1,', b'"format": 9007199254740993,', 1), says="too large")
    yield "half a letter", Case(full.replace(b'"log": "', b'"log": "\\ud800', 1), says="bundle: it is no UTF-8 text")
    yield "nested", Case(b'{"what": ' + b"[" * 60 + b"]" * 60 + b"}", says="nested too deeply")


def _bits() -> Iterator[tuple[str, Case]]:
    """Yield single bits of each hash of the proof, of the root, of size and signature."""
    base = told(small())
    head, _, signed = base["receipt"].partition("\n\n")
    rows, foot = head.split("\n"), signed.split("\n")
    for at, row in enumerate(rows[2:], 2):
        put = partial(_with_row, rows, at, signed)
        yield from _bits_of(base, row, put, f"proof {at - 2}", "another root")
    yield from _bits_of(
        base,
        foot[2],
        lambda new: f"{head}\n\n" + "\n".join([*foot[:2], new, *foot[3:]]),
        "root",
        "is not over this text",
    )
    mark, name, value = foot[4].split(" ")
    key = len(FIRST.verifier.key_id)
    for bit in range(key * 8, 8 * (key + 64), 5):
        data = bytearray(base64.b64decode(value))
        data[bit // 8] ^= 1 << bit % 8
        new = f"{head}\n\n" + "\n".join([*foot[:4], f"{mark} {name} {_b64(bytes(data))}", ""])
        yield (
            f"signature, bit {bit}",
            Case(json.dumps({**copy.deepcopy(base), "receipt": new}).encode(), says="is not over this text"),
        )


def _with_row(rows: list[str], at: int, signed: str, new: str) -> str:
    return "\n".join([*rows[:at], new, *rows[at + 1 :]]) + "\n\n" + signed


def _bits_of(
    base: dict[str, Any], row: str, put: Callable[[str], str], name: str, says: str
) -> Iterator[tuple[str, Case]]:
    for bit in range(0, 256, 5):
        data = bytearray(base64.b64decode(row))
        data[bit // 8] ^= 1 << bit % 8
        yield f"{name}, bit {bit}", Case(json.dumps({**base, "receipt": put(_b64(bytes(data)))}).encode(), says=says)
