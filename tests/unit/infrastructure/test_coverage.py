"""Coverage, counted by hand on the small dossier."""

from dataclasses import replace
from pathlib import Path

import pytest

from majlis.infrastructure import coverage, read
from majlis.infrastructure.coverage import Shares
from majlis.infrastructure.nation import Basis

NATION = read(Path(__file__).parents[2] / "golden" / "dossier-small")


def test_by_hand() -> None:
    found = coverage(NATION)
    assert found.by_service["power"] == Shares(970_000, 1.0, 0.0, 0.0)
    assert found.by_service["water"] == Shares(250_000, 0.0, 1.0, 0.0)
    # Of a million people the east has named no hospital; the west's needs water by inference.
    assert found.by_service["health"] == Shares(1_000_000, 0.0, 0.4, 0.6)
    assert found.all.people == 3_020_000
    assert found.all.unknown == pytest.approx(600_000 / 3_020_000)
    assert found.all.inferred == pytest.approx(650_000 / 3_020_000)
    assert found.declared == ("power", "telecom", "health")
    assert found.undeclared == ("water",)
    assert list(found.by_service) == ["power", "phones", "water", "health"]


def test_the_silence_of_a_sector_that_has_declared_something_means_no_need() -> None:
    silent = tuple(r for r in NATION.requirements if r.node != "core:east-01")
    found = coverage(replace(NATION, requirements=silent))
    assert found.by_service["phones"] == Shares(800_000, 1.0, 0.0, 0.0)


def test_the_silence_of_a_sector_that_has_declared_nothing_is_unknown() -> None:
    silent = tuple(r for r in NATION.requirements if r.node != "waterworks:west-01")
    assert coverage(replace(NATION, requirements=silent)).by_service["water"].unknown == 1.0


def test_one_declaration_makes_a_sector_declared() -> None:
    told = tuple(
        replace(r, basis=Basis.DECLARED, confidence=1.0) if r.node == "waterworks:west-01" else r
        for r in NATION.requirements
    )
    found = coverage(replace(NATION, requirements=told))
    assert found.undeclared == ()
    # The demand's own requirement is still inferred.
    assert found.by_service["water"].inferred == 1.0


def test_a_nation_without_people() -> None:
    found = coverage(replace(NATION, demands=(), requirements=(), suppliers=()))
    assert found.all == Shares(0, 0.0, 0.0, 0.0)
    assert found.by_service == {}
    assert found.undeclared == ("power", "telecom", "water", "health")
