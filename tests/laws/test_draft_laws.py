"""Laws of drafts: rows give back the dossier whatever it holds; undo after any edits gives the nation before."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.laws.test_dossier_round_trip import nations

from majlis.acts.world import Actor, World
from majlis.adapters.records.handle import Records
from majlis.infrastructure import Nation, nation_hash, read
from majlis.infrastructure.editing.difference import applied, difference
from majlis.infrastructure.files import in_order
from majlis.kernel.errors import MajlisError

SMALL = in_order(read(Path(__file__).parents[1] / "golden" / "dossier-small"))
slow = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def world(tmp_path: Path, database: str) -> World:
    world = World(
        Actor("tester", frozenset("*")),
        tmp_path / "home",
        now=lambda: datetime(2025, 8, 1, 12, tzinfo=UTC),
        database=database,
    )
    assert world.records
    return world


@contextmanager
def undone(world: World) -> Iterator[Records]:
    """Take back, in the database, whatever an example writes."""
    records = world.records
    from django.db import transaction

    with transaction.atomic():
        yield records
        transaction.set_rollback(True)


def shelf() -> Any:
    from majlis.adapters.records.nations.drafting import Keeper

    kept: dict[str, Nation] = {}

    def keep(nation: Nation) -> str:
        sha256 = nation_hash(nation)
        kept[sha256] = nation
        return sha256

    return Keeper(keep, kept.__getitem__)


@slow
@given(nations, nations)
def test_a_draft_gives_back_what_was_taken_in(world: World, first: Nation, second: Nation) -> None:
    with undone(world) as records:
        from majlis.adapters.records import nations as named
        from majlis.adapters.records.nations import drafting
        from majlis.adapters.records.nations.revisions import Intent

        code = first.header.id
        other = replace(second, header=replace(second.header, id=code))
        keeper = shelf()
        drafting.take_in(records, first, keeper, Intent("import"))
        assert named.draft(records, code) == in_order(first)
        assert nation_hash(named.draft(records, code)) == nation_hash(first)
        drafting.take_in(records, other, keeper, Intent("import", seen=1))
        assert named.draft(records, code) == in_order(other)
        if named.revision(records, code) == 2:
            drafting.undo(records, code, None, keeper, Intent("undo"))
            assert named.draft(records, code) == in_order(first)


@given(nations, nations)
def test_a_difference_leads_there_and_back(first: Nation, second: Nation) -> None:
    first, second = in_order(first), in_order(replace(second, header=replace(second.header, id=first.header.id)))
    edits = difference(first, second)
    assert applied(first, edits) == second
    assert applied(second, [edit.inverse for edit in edits]) == first


ASSETS = st.sampled_from([row.id for row in SMALL.assets])
KEYS = st.sampled_from(
    [str(row.id) for table in ("areas", "operators", "assets", "demands") for row in getattr(SMALL, table)]
    + [f"{row.node}/{row.group}" for row in SMALL.requirements]
    + [f"{row.node}/{row.group}/{row.supplier}" for row in SMALL.suppliers]
)


def _act(name: str, **values: Any) -> Callable[[World], object]:
    from importlib import import_module

    module = import_module(f"majlis.acts.nation.{name}")
    act = getattr(module, name)
    return lambda world: act(act.command(nation="small", **values), world)


edits = st.one_of(
    st.builds(lambda key, name: _act("change", row=key, set_=(f"name={name}",)), KEYS, st.sampled_from("ABC")),
    st.builds(lambda key, hours: _act("change", row=key, set_=(f"restart_h={hours}",)), ASSETS, st.integers(0, 99)),
    st.builds(lambda key, links: _act("retire", row=key, with_links=links), KEYS, st.booleans()),
    st.builds(
        lambda key, needs, share: _act("split", asset=key, into=("p:1", "p:2"), needs=needs, share=share),
        ASSETS,
        st.sampled_from(["all", "any"]),
        st.sampled_from([(), ("30", "70")]),
    ),
    st.builds(lambda key: _act("merge", parts=("p:1", "p:2"), into=key), ASSETS | st.just("p:3")),
    st.builds(lambda key, other: _act("merge", parts=(key, other), into="p:4"), KEYS, KEYS),
    st.builds(lambda name: _act("add", table="operators", key=name, set_=("name=N", "sector=power")), ASSETS),
    st.just(_act("undo")),
)


@settings(slow, max_examples=25)
@given(st.lists(edits, min_size=1, max_size=6))
def test_undo_after_any_edits_gives_each_nation_before(world: World, steps: list[Callable[[World], object]]) -> None:
    with undone(world) as records:
        from majlis.adapters.records import nations as named
        from majlis.adapters.records.nations import drafting, history
        from majlis.adapters.records.nations.revisions import Intent

        keeper = shelf()
        drafting.take_in(records, SMALL, keeper, Intent("import"))
        hashes = {1: nation_hash(SMALL)}
        for step in steps:
            try:
                step(world)
            except MajlisError:  # a refusal changes nothing
                newest = named.revision(records, "small")
                assert nation_hash(named.draft(records, "small")) == hashes[newest]
                continue
            hashes[named.revision(records, "small")] = nation_hash(named.draft(records, "small"))
        for number in range(named.revision(records, "small"), 1, -1):
            if any(one.number == number and one.undone_by is None for one in history.done(records, "small")):
                drafting.undo(records, "small", number, keeper, Intent("undo"))
            assert nation_hash(named.draft(records, "small")) == hashes[number - 1]
