"""What everybody is told of decisions: published ones whole, of sealed ones their number and nothing else."""

from dataclasses import replace

import pytest
from tests import councils, decided
from tests.sites import Site

from majlis.adapters.records.handle import Records
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.marking import Marking, Tlp
from majlis.register.bundle import dump_bundle


def nobodys(records: Records) -> Records:
    return replace(records, reader=Reader("nobody"), actor="nobody")


def test_sealed_decisions_change_a_number_and_nothing_else(both_sites: Site) -> None:
    council = councils.council(both_sites)
    code = decided.published(council)
    from majlis.adapters.records.council import public

    nobody = nobodys(council.world.records)
    before = public.board(nobody, council.nation)
    rows = public.page(nobody, before)
    red = decided.Wanted(title="Falcon", text="Falcon", supersedes=code, marking=Marking(Tlp.RED))
    hidden = decided.decided(council, red)
    after = public.board(nobody, council.nation)
    assert public.page(nobody, after) == rows  # that a sealed one takes its place is not told
    assert after == replace(before, sealed=1, checkpoint=after.checkpoint, size=before.size + 1)
    data = dump_bundle(public.bundle(nobody, council.nation, code)).lower()
    for word in (b"falcon", hidden.lower().encode()):
        assert word not in data
    for ask in (public.bundle, public.body_name):
        with pytest.raises(NotFoundError) as closed:
            ask(nobody, council.nation, hidden)
        with pytest.raises(NotFoundError) as nothing:
            ask(nobody, council.nation, "DEC-2026-9999")
        assert str(closed.value) == str(nothing.value)
    assert public.body_name(nobody, council.nation, code) == "Council of tests"


def test_a_decision_that_is_open_and_was_not_released_is_not_shown(site: Site) -> None:
    council = councils.council(site)
    code = decided.decided(council, decided.Wanted(marking=decided.CLEAR))
    from majlis.adapters.records.council import public

    nobody = nobodys(council.world.records)
    with pytest.raises(NotFoundError, match="nothing was published here"):
        public.board(nobody, council.nation)
    decided.publish(council.world, code)
    assert (public.board(nobody, council.nation).published, public.board(nobody, council.nation).sealed) == (1, 0)


def test_one_that_was_marked_again_after_its_release_is_not_shown(site: Site) -> None:
    council = councils.council(site)
    code = decided.published(council)
    from majlis.adapters.records.council import public
    from majlis.adapters.records.keys import marking_key
    from majlis.adapters.records.models import Decision

    Decision.everything.filter(code=code).update(marking_id=marking_key(Marking(Tlp.GREEN)))
    with pytest.raises(NotFoundError):
        public.board(nobodys(council.world.records), council.nation)


def test_a_sealed_paper_that_is_not_open_is_not_handed_out(site: Site) -> None:
    council = councils.council(site)
    code = decided.published(council)
    from majlis.adapters.records.council import public
    from majlis.adapters.records.keys import marking_key
    from majlis.adapters.records.models import SealedPaper

    SealedPaper.everything.update(marking_id=marking_key(Marking(Tlp.GREEN)))
    with pytest.raises(ConflictError, match="was destroyed"):
        public.bundle(nobodys(council.world.records), council.nation, code)
