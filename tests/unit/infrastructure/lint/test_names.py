"""Rules on names that no bad file shows: kinds, markings, and mends that guess well."""

from dataclasses import replace
from pathlib import Path

from majlis.infrastructure import Nation, read
from majlis.infrastructure.lint import names
from majlis.infrastructure.nation import Demand
from majlis.kernel.marking import Marking, Tlp

NATION = read(Path(__file__).parents[3] / "golden" / "dossier-small")


def with_kinds(*kinds: str) -> Nation:
    rows = (replace(NATION.assets[0], id=f"core:n-{n}", kind=kind) for n, kind in enumerate(kinds))
    return replace(NATION, assets=tuple(rows))


def test_a_rare_kind_spelt_like_a_common_one() -> None:
    found = list(names.stray_kinds(with_kinds(*["exchange"] * 10, "exchang", "core")))
    assert [finding.fault.mend for finding in found] == ["did you mean exchange?"]


def test_kinds_that_are_common_or_unlike_are_fine() -> None:
    assert not list(names.stray_kinds(with_kinds(*["exchange"] * 10, *["exchang"] * 3, "core")))


def test_rows_stricter_than_the_dossier_are_told_once_per_table() -> None:
    red = tuple(replace(asset, marking=Marking(Tlp.RED)) for asset in NATION.assets)
    found = list(names.stricter_rows(replace(NATION, assets=red)))
    assert [(finding.fault.where, finding.fault.what[:7]) for finding in found] == [("assets.csv", "8 rows ")]
    assert "TLP:RED" in found[0].fault.mend


def test_rows_of_several_compartments_are_told_to_be_joined() -> None:
    kept = (Marking.parse("TLP:RED/OPEN/a"), Marking.parse("TLP:RED/OPEN/b"), Marking.parse("TLP:CLEAR/SECRET"))
    assets = tuple(replace(asset, marking=kept[i % 3]) for i, asset in enumerate(NATION.assets))
    mend = next(names.stricter_rows(replace(NATION, assets=assets))).fault.mend
    assert mend == "mark the dossier TLP:RED/SECRET/a,b,health in nation.toml"


def test_a_demand_named_like_an_asset() -> None:
    twin = Demand("core:east-01", "area:east", "zone-x", "power", 1, Marking())
    found = list(names.twins(replace(NATION, demands=(*NATION.demands, twin))))
    assert [finding.fault.code for finding in found] == ["nation.duplicate"]


def test_the_list_is_given_where_nothing_is_near() -> None:
    odd = replace(NATION.assets[0], sector="zzz")
    found = list(names.unknown_names(replace(NATION, assets=(odd, *NATION.assets[1:]))))
    assert len(found) == 1
    assert found[0].fault.mend.startswith("use one of banking, datacentre")


def test_the_small_dossier_is_clean() -> None:
    for rule in (names.unknown_names, names.twins, names.synthetic_sources, names.stray_kinds, names.stricter_rows):
        assert not list(rule(NATION))
