"""Merge is the inverse of split, and unites operators and areas."""

from dataclasses import replace
from pathlib import Path

import pytest

from majlis.infrastructure import nation_hash, read
from majlis.infrastructure.editing.difference import applied
from majlis.infrastructure.editing.merge import merge
from majlis.infrastructure.editing.split import split
from majlis.infrastructure.files import in_order
from majlis.infrastructure.nation import Nation
from majlis.kernel.errors import ConflictError, InputError, NotFoundError

SMALL = in_order(read(Path(__file__).parents[3] / "golden" / "dossier-small"))


def merged(nation: Nation, parts: tuple[str, ...], into: str, **options: object) -> Nation:
    return applied(nation, merge(nation, parts, into, **options).edits)  # type: ignore[arg-type]


@pytest.mark.parametrize("needs", ["all", "any"])
@pytest.mark.parametrize("asset", [row.id for row in SMALL.assets])
def test_split_and_merge_back_give_the_same_nation(asset: str, needs: str) -> None:
    pieces = ("power:a", "power:b", "power:c")
    apart = applied(SMALL, split(SMALL, asset, pieces, needs=needs).edits)  # type: ignore[arg-type]
    assert nation_hash(merged(apart, pieces, asset, needs=needs)) == nation_hash(SMALL)


def test_one_alone_gets_a_new_identifier() -> None:
    nation = merged(SMALL, ("grid:west-01",), "grid:west-99")
    assert [row.name for row in nation.assets if row.id == "grid:west-99"] == ["Grid station West 1"]
    assert "grid:west-01" not in {row.supplier for row in nation.suppliers} | {row.node for row in nation.suppliers}
    assert merged(nation, ("grid:west-99",), "grid:west-01") == SMALL


def test_the_whole_needs_what_each_part_needed() -> None:
    nation = merged(SMALL, ("grid:west-01", "grid:east-01"), "grid:west-01")
    own = {need.group for need in nation.requirements if need.node == "grid:west-01"}
    assert own == {"control", "generation"}
    assert merge(SMALL, ("grid:west-01", "grid:east-01"), "grid:west-01").inexact == (
        "core:east-01/power",
        "plant:west-01/grid",
    )
    extra = replace(SMALL.requirements[0], node="grid:east-01", group="control", k=1, buffer_h=3.0)
    changed = tuple(extra if (r.node, r.group) == (extra.node, extra.group) else r for r in SMALL.requirements)
    other = merged(replace(SMALL, requirements=changed), ("grid:west-01", "grid:east-01"), "grid:both")
    assert {n.group for n in other.requirements if n.node == "grid:both"} == {
        "control",
        "control-east-01",
        "generation",
    }


def test_suppliers_inside_the_whole_go() -> None:
    nation = merged(SMALL, ("plant:east-01", "plant:west-01"), "plant:both")
    assert all(link.node != link.supplier for link in nation.suppliers)
    linked = replace(SMALL.suppliers[0], node="grid:west-01", group="ring", supplier="grid:east-01")
    need = replace(SMALL.requirements[0], node="grid:west-01", group="ring")
    ring = replace(SMALL, suppliers=(*SMALL.suppliers, linked), requirements=(*SMALL.requirements, need))
    whole = merged(ring, ("grid:west-01", "grid:east-01"), "grid:both")
    assert "ring" not in {need.group for need in whole.requirements}


def test_times_are_the_longest_and_markings_the_strictest() -> None:
    assets = tuple(
        replace(row, restart_h=9.0, manual_start_h=None, black_start=True) if row.id == "grid:east-01" else row
        for row in SMALL.assets
    )
    nation = merged(replace(SMALL, assets=assets), ("grid:west-01", "grid:east-01"), "grid:both")
    whole = next(row for row in nation.assets if row.id == "grid:both")
    assert (whole.restart_h, whole.manual_start_h, whole.black_start) == (9.0, None, False)
    assert whole.source == "synthetic: hand-made for the tests"


def test_operators_and_areas() -> None:
    second = replace(SMALL.operators[1], id="operator:power-02", name="Second")
    nation = merged(
        replace(SMALL, operators=(*SMALL.operators, second)),
        ("operator:power-02", "operator:power-01"),
        "operator:power-02",
    )
    assert {row.operator for row in nation.assets if row.sector == "power"} == {"operator:power-02"}
    areas = tuple(replace(row, region="One") for row in SMALL.areas)
    whole = merged(replace(SMALL, areas=areas), ("area:west", "area:east"), "area:all")
    (area,) = whole.areas
    assert area.population == sum(row.population for row in SMALL.areas)
    assert min(r.latitude for r in SMALL.areas) <= area.latitude <= max(r.latitude for r in SMALL.areas)
    assert {row.area for row in whole.assets} | {row.area for row in whole.demands} == {"area:all"}


def test_what_cannot_be_merged() -> None:
    with pytest.raises(ConflictError, match="the parts differ in sector"):
        merge(SMALL, ("grid:west-01", "core:east-01"), "x:y")
    with pytest.raises(ConflictError, match="already"):
        merge(SMALL, ("grid:west-01",), "grid:east-01")
    with pytest.raises(ConflictError, match="already"):
        merge(SMALL, ("grid:west-01",), "power:zone-w")
    with pytest.raises(NotFoundError):
        merge(SMALL, ("grid:none",), "grid:x")
    for parts, into in (((), "grid:x"), (("grid:west-01",) * 2, "grid:x"), (("grid:west-01",), "Grid X")):
        with pytest.raises(InputError, match="the parts are different rows"):
            merge(SMALL, parts, into)
