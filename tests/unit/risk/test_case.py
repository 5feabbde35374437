import json
from dataclasses import replace
from datetime import date

import pytest

from majlis.evidence.kev import Vulnerability
from majlis.evidence.observation import Entry, Observation
from majlis.infrastructure.synthesis import synthesize
from majlis.kernel.canonical import canonical_json
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking
from majlis.kernel.times import Window
from majlis.reference.parameters import CLOCK, parameters
from majlis.risk.campaigns import campaign_types
from majlis.risk.case import (
    Evidence,
    Question,
    case,
    parameters_document,
    parameters_from_document,
    parameters_sha256,
    vendor_weights,
)
from majlis.risk.result import Gaps

GREEN = Marking.parse("TLP:GREEN")
ENTRY = Entry("cert", "c.csv", "csv", Window(date(2024, 1, 1), date(2026, 1, 1)), (), (), {}, "0" * 64, "", True, GREEN)


def seen(day: date, known: date) -> Observation:
    return Observation("cert", str(day), day, known, "health", "ransomware", "", "", True, GREEN)


EVIDENCE = Evidence(
    (ENTRY,),
    tuple(seen(date(2024 + m // 12, 1 + m % 12, 5), date(2024 + m // 12, 1 + m % 12, 9)) for m in range(24)),
    (),
    "e",
)


def test_a_case_carries_facts_sources_and_threat() -> None:
    nation = synthesize(assets=500, seed=1)
    found = case(nation, EVIDENCE, parameters(), campaign_types(), Question())
    assert found.data_to == "2026-01-01"
    assert found.sources[0].observations == 24
    assert found.nation.assets == 500
    assert found.nation.declared + found.nation.inferred + found.nation.unknown == pytest.approx(1.0)
    assert [t.sector for t in found.threat][:2] == ["", "power"]
    assert next(t for t in found.threat if t.sector == "health").count == 24
    health = next(c for c in found.inputs.cells if (c.sector, c.kind) == ("health", "ransomware"))
    assert health.shape / health.inverse_scale == pytest.approx(1.0, rel=0.05)


def test_as_of_hides_what_was_not_known() -> None:
    nation = synthesize(assets=500, seed=1)
    found = case(nation, EVIDENCE, parameters(), campaign_types(), Question(as_of=date(2025, 1, 1)))
    assert found.data_to == "2025-01-01"
    assert found.sources[0].observations == 12
    assert found.sources[0].window == "2024-01-01..2025-01-01"


def test_nothing_observed_is_no_basis() -> None:
    with pytest.raises(InputError, match="no evidence"):
        case(synthesize(assets=500, seed=1), Evidence((), (), (), "e"), parameters(), campaign_types(), Question())


def test_parameters_survive_the_vault() -> None:
    document = parameters_document(parameters(), campaign_types())
    values, campaigns = parameters_from_document(json.loads(canonical_json(document)))
    inputs = {name: one for name, one in parameters().items() if one.group != CLOCK}
    assert (values, campaigns) == (inputs, campaign_types()), "a clock of reports is no input of an assessment"
    assert len(inputs) < len(parameters())
    assert all(type(getattr(p, name)) is float for p in values.values() for name in "abc")
    assert parameters_sha256(values, campaigns) == parameters_sha256(parameters(), campaign_types())


def test_vendor_weights_are_counted_before_the_day() -> None:
    rows = [Vulnerability("CVE-1", "A", "p", date(2024, 1, 1), ransomware=False)]
    rows.append(Vulnerability("CVE-2", "A", "p", date(2025, 1, 1), ransomware=False))
    assert vendor_weights(rows, None) == {"A": 2.0}
    assert vendor_weights(rows, date(2025, 1, 1)) == {"A": 1.0}
    assert vendor_weights((), None)["Microsoft"] > 100


def test_what_nobody_watches_is_told() -> None:
    """The same evidence, but the source covers ransomware in health and water alone; two rows name no sector."""
    entry = replace(ENTRY, sectors=("health", "water", ""), kinds=("ransomware",))
    lost = tuple(replace(seen(date(2024, 5, d), date(2024, 5, 9)), sector="") for d in (6, 7))
    evidence = replace(EVIDENCE, entries=(entry,), observations=(*EVIDENCE.observations, *lost))
    gaps = case(synthesize(assets=500, seed=1), evidence, parameters(), campaign_types(), Question()).gaps
    assert gaps.partly_watched == ("water", "health")
    assert {"power", "telecom", "gas"} <= set(gaps.unwatched)
    assert gaps.unplaced_incidents == 2
    early = Question(as_of=date(2024, 5, 7))
    assert case(synthesize(assets=500, seed=1), evidence, parameters(), campaign_types(), early).gaps == replace_gaps(
        gaps, 0
    )


def replace_gaps(gaps: Gaps, unplaced: int) -> Gaps:
    return gaps.model_copy(update={"unplaced_incidents": unplaced})


def test_a_source_that_watches_everything_leaves_no_gap() -> None:
    assert case(synthesize(assets=500, seed=1), EVIDENCE, parameters(), campaign_types(), Question()).gaps == Gaps()
