"""Rules on requirements at their edges."""

from dataclasses import replace
from pathlib import Path

import pytest

from majlis.infrastructure import read
from majlis.infrastructure.findings import Severity
from majlis.infrastructure.lint import requirements as rules
from majlis.infrastructure.nation import Basis, Nation, Requirement

NATION = read(Path(__file__).parents[3] / "golden" / "dossier-small")


def with_first(**changes: object) -> Nation:
    first: Requirement = replace(NATION.requirements[0], **changes)  # type: ignore[arg-type]
    return replace(NATION, requirements=(first, *NATION.requirements[1:]))


@pytest.mark.parametrize(("k", "findings"), [(1, 0), (2, 0), (3, 1)])
def test_k_may_equal_n(k: int, findings: int) -> None:
    assert len(list(rules.suppliers_of_groups(with_first(k=k)))) == findings


@pytest.mark.parametrize(("hours", "findings"), [(335.0, 0), (336.0, 1)])
def test_a_buffer_as_long_as_the_horizon_never_ends(hours: float, findings: int) -> None:
    assert len(list(rules.buffers(with_first(buffer_h=hours)))) == findings


@pytest.mark.parametrize(
    ("basis", "confidence", "findings"),
    [
        (Basis.DECLARED, 1.0, 0),
        (Basis.DECLARED, 0.99, 1),
        (Basis.INFERRED, 0.99, 0),
        (Basis.INFERRED, 0.0, 1),
        (Basis.INFERRED, 1.0, 1),
    ],
)
def test_confidence_follows_from_the_basis(basis: Basis, confidence: float, findings: int) -> None:
    assert len(list(rules.confidences(with_first(basis=basis, confidence=confidence)))) == findings


@pytest.mark.parametrize(
    ("times", "severities"),
    [
        ((1.0, 1.0, 1.0), []),
        ((2.0, 1.0, 3.0), [Severity.ERROR]),
        ((1.0, 3.0, 2.0), [Severity.ERROR]),
        ((0.0, 0.0, 0.0), [Severity.WARNING]),
    ],
)
def test_repair_times(times: tuple[float, float, float], severities: list[Severity]) -> None:
    low, mode, high = times
    first = replace(NATION.assets[0], repair_low_h=low, repair_mode_h=mode, repair_high_h=high)
    found = rules.repair_times(replace(NATION, assets=(first, *NATION.assets[1:])))
    assert [finding.severity for finding in found] == severities


def test_a_manual_start_quicker_than_the_restart_is_noted() -> None:
    first = replace(NATION.assets[0], restart_h=5.0, manual_start_h=2.0)
    found = list(rules.repair_times(replace(NATION, assets=(first, *NATION.assets[1:]))))
    assert [finding.fault.code for finding in found] == ["nation.manual-start"]


def test_who_needs_nothing() -> None:
    found = list(rules.without_requirement(NATION))
    assert [finding.fault.where for finding in found] == ["demands.csv, line 2", "requirements.csv"]
    assert found[1].fault.what.startswith("1 of 2 assets of kind generation")
