"""Bundles from the tables: few questions, whatever is in the log; witnesses and older checkpoints are in them."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests import councils, decided
from tests.sites import Site

from majlis.kernel.errors import NotFoundError
from majlis.register import Witness, open_checkpoint
from majlis.register.bundle import dump_bundle
from majlis.register.offline import verify_decision


def test_a_bundle_is_few_questions_and_holds_what_witnesses_signed(site: Site) -> None:
    council = councils.council(site)
    code = decided.decided(council)
    records = council.world.records
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from majlis.adapters.records.council import bundling
    from majlis.adapters.records.models import RegisterCheckpoint, RegisterCosignature

    for _ in range(2):
        decided.decided(council)
    with CaptureQueriesContext(connection) as few:
        bundling.bundle(records, code)
    for _ in range(3):
        decided.decided(council)
    with CaptureQueriesContext(connection) as many:
        found = bundling.bundle(records, code)
    assert len(many) <= len(few) <= 14
    witness = Witness("witness.example/w1", Ed25519PrivateKey.from_private_bytes(b"\x07" * 32), lambda: 1_790_000_000)
    row = RegisterCheckpoint.objects.order_by("-size")[0]
    checkpoint, _ = open_checkpoint(bytes(row.note), found.keys[0].key)
    line = witness.sign(checkpoint.text()).line()
    RegisterCosignature.objects.create(checkpoint=row, witness=str(witness.verifier), line=line, at=records.now())
    data = dump_bundle(bundling.bundle(records, code))
    told = verify_decision.verify(data, (str(found.keys[0].key),), (str(witness.verifier),))
    assert any("it saw the same history" in one for one in told.proved)
    assert sum("continues its checkpoint" in one for one in told.proved) == 5


def test_who_may_not_see_a_decision_gets_no_bundle(site: Site) -> None:
    council = councils.council(site)
    code = decided.decided(council)
    councils.person(council.world, "far", "operator", organisation="elsewhere")
    records = council.as_("far").records
    from majlis.adapters.records.council import bundling

    for ask in (bundling.bundle, bundling.names):
        with pytest.raises(NotFoundError):
            ask(records, code)
    assert bundling.names(council.world.records, code)[0] == "Council of tests"
