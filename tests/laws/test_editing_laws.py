"""Laws of editing: split and merged back, an outage spreads as before."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from majlis.infrastructure import Nation, check, nation_hash, read
from majlis.infrastructure.editing import merge, retire, split
from majlis.infrastructure.editing.difference import applied
from majlis.infrastructure.findings import Severity
from majlis.infrastructure.synthesis import synthesize

SMALL = read(Path(__file__).parents[1] / "golden" / "dossier-small")
LARGE = synthesize(assets=500, seed=7)
ASSETS = st.sampled_from([row.id for row in SMALL.assets])
NEEDS = st.sampled_from(["all", "any"])


def errors(nation: Nation) -> set[str]:
    return {str(one) for one in check(nation) if one.severity is Severity.ERROR}


@settings(max_examples=15)
@given(st.sampled_from([row.id for row in LARGE.assets]), st.integers(2, 5), NEEDS, st.integers(0, 10**6))
def test_split_and_merged_back_an_outage_spreads_as_before(asset: str, count: int, needs: str, hit: int) -> None:
    pieces = tuple(f"piece:{number}" for number in range(count))
    apart = applied(LARGE, split(LARGE, asset, pieces, needs=needs).edits)  # type: ignore[arg-type]
    assert errors(apart) == errors(LARGE)
    back = applied(apart, merge(apart, pieces, asset, needs=needs).edits)  # type: ignore[arg-type]
    assert nation_hash(back) == nation_hash(LARGE)
    attack = {asset: (0.0, 72.0), LARGE.assets[hit % len(LARGE.assets)].id: (5.0, 24.0)}
    assert back.cascade(attack=attack).dark == LARGE.cascade(attack=attack).dark


@settings(max_examples=20)
@given(ASSETS, st.integers(2, 3), st.integers(0, 3))
def test_all_pieces_hit_is_the_asset_hit(asset: str, count: int, other: int) -> None:
    """Where each group needs all or any of its suppliers in the way that the split says, the outage is the same."""
    pieces = tuple(f"piece:{number}" for number in range(count))
    made = split(SMALL, asset, pieces, needs="any")
    apart = applied(SMALL, made.edits)
    if made.inexact:
        return
    beside = [row.id for row in SMALL.assets if row.id != asset][other]
    before = SMALL.cascade(attack={asset: (0.0, 72.0), beside: (0.0, 24.0)})
    after = apart.cascade(attack={**dict.fromkeys(pieces, (0.0, 72.0)), beside: (0.0, 24.0)})
    assert {node for node in after.dark if node not in pieces} == {node for node in before.dark if node != asset}


@settings(max_examples=20)
@given(st.data())
def test_retired_with_links_nothing_refers_to_what_is_gone(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(["areas", "operators", "assets", "demands"]))
    key = data.draw(st.sampled_from([row.id for row in getattr(LARGE, table)]))
    after = applied(LARGE, retire(LARGE, table, key, with_links=True))
    new = {text for text in errors(after) - errors(LARGE) if "unknown" in text or "suppliers" in text}
    assert new == set()
