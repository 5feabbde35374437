"""A bundle is read as it was written, proves its entry, and nothing that was changed; as the verifiers off line say."""

import json

import pytest
from tests import bundles

from majlis.kernel.canonical import canonical_json
from majlis.kernel.errors import InputError, IntegrityError
from majlis.register import Verifier
from majlis.register.bundle import (
    Bundle,
    KeyStep,
    Sealed,
    dump_bundle,
    held_checkpoint,
    parse_bundle,
    verify_bundle,
)


def verified(case: bundles.Case) -> int:
    bundle = parse_bundle(case.data)
    trusted = [Verifier.parse(word) for word in case.keys] or [step.key for step in bundle.keys]
    witnesses = [Verifier.parse(word) for word in case.witnesses]
    return verify_bundle(bundle, trusted, witnesses, held_checkpoint(case.held) if case.held else None).size


@pytest.mark.parametrize("make", [bundles.whole, bundles.small, bundles.opened])
def test_it_is_read_as_it_was_written(make: "type[Bundle]") -> None:
    bundle = make()  # type: ignore[call-arg]
    assert parse_bundle(dump_bundle(bundle)) == bundle
    assert json.loads(dump_bundle(bundle))["entry"] == bundle.entry


@pytest.mark.parametrize("name", bundles.good())
def test_what_the_verifiers_take_is_taken(name: str) -> None:
    assert verified(bundles.good()[name]) in {6, 11}


def test_what_the_verifiers_refuse_is_refused() -> None:
    taken = []
    for name, case in bundles.bad().items():
        try:
            verified(case)
        except (InputError, IntegrityError):
            continue
        taken.append(name)
    assert taken == []


def test_an_entry_that_is_not_canonical_is_not_bundled() -> None:
    small = bundles.small()
    for leaf in (b'{"a": 1}', b'{"a":0.5}', b"[]", b"\xff", b"{"):
        with pytest.raises(InputError, match="not canonical JSON"):
            dump_bundle(Bundle(small.log, leaf, small.receipt, small.keys))


def test_a_bundle_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("majlis.register.bundle.MOST_BYTES", 100)
    with pytest.raises(InputError, match="larger than"):
        parse_bundle(dump_bundle(bundles.small()))


def test_a_witness_is_no_log() -> None:
    small = bundles.small()
    mixed = Bundle(small.log, small.leaf, small.receipt, (KeyStep(bundles.WITNESS.verifier),))
    with pytest.raises(InputError, match="a key of another kind"):
        parse_bundle(dump_bundle(mixed))


def test_what_else_is_enclosed_must_belong_to_it() -> None:
    small = bundles.small()
    sealed = {**bundles.sealed_decision(), "commitment": "YWJj"}
    for facts, why in ((bundles.decision(0), "not sealed"), (sealed, "another paper")):
        leaf = canonical_json(facts)
        tree = bundles.tree_of([facts])
        bundle = Bundle(
            small.log,
            leaf,
            bundles.receipt(0, 1, bundles.FIRST, tree),
            (KeyStep(bundles.FIRST.verifier),),
            sealed=Sealed(bundles.SALT, b"paper"),
        )
        with pytest.raises(IntegrityError, match=why):
            verify_bundle(bundle, [bundles.FIRST.verifier])
