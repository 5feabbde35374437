"""A result as an assessment of the reference nation would give it, built from the shipped districts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from majlis.briefing import Material, Occasion, Place
from majlis.reference import areas, sectors, services
from majlis.risk import result as r
from majlis.risk.difference import Difference, Step

VERDICTS = {"health": "rising"}
Make = Callable[..., Material]


def figure(mean: float, *, spread: float = 2.2) -> r.Figure:
    return r.Figure(mean=mean, low=mean / spread, high=mean * spread)


def threat(sector: str, at: int, verdict: str = "cannot tell", breaks: tuple[str, ...] = ()) -> r.Threat:
    later = 41 - 3 * at
    rate = later / 3
    return r.Threat(
        sector=sector,
        count=later * 8,
        exposure_months=24.0,
        rate=r.Figure(mean=rate, low=rate * 0.8, high=rate * 1.25),
        verdict=verdict,
        earlier="2026-05-24..2026-08-24",
        later="2026-08-24..2026-11-24",
        earlier_count=33 - 3 * at,
        later_count=later,
        ratio=figure(1.3, spread=1.3),
        false_alarm=0.05,
        power=0.42,
        power_at=1.5,
        coverage_breaks=breaks,
    )


def threats(verdicts: dict[str, str]) -> tuple[r.Threat, ...]:
    rows = [threat(row["id"], at, verdicts.get(row["id"], "cannot tell")) for at, row in enumerate(sectors().rows)]
    whole = threat("", 0).model_copy(
        update={"count": sum(row.count for row in rows), "verdict": verdicts.get("", "cannot tell")}
    )
    return (*rows, whole)


def nation(*, synthetic: bool = True) -> r.Nation:
    ids = sectors().column("id")
    return r.Nation(
        id="reference",
        name="Reference nation",
        notice="An invented nation. Every facility, operator and dependency is synthetic.",
        synthetic=synthetic,
        marking="TLP:AMBER",
        sha256="4e" * 32,
        assets=3012,
        links=10234,
        population=241_499_431,
        declared=0.55,
        inferred=0.35,
        unknown=0.1,
        sectors_declared=ids[:7],
        sectors_undeclared=ids[7:],
        horizon_hours=336,
        slot_minutes=15,
    )


def curve() -> tuple[r.CurvePoint, ...]:
    points = []
    for at in range(25):
        loss = 2e7 * 1.32**at
        mean = min(0.97, 1.4 * (2e7 / loss) ** 0.75)
        points.append(
            r.CurvePoint(
                loss=loss,
                chance=r.Figure(mean=mean, low=mean / 2.4, high=min(1.0, mean * 2.1)),
                simulation_low=mean * (0.985 - at * 0.006),
                simulation_high=min(1.0, mean * (1.015 + at * 0.006)),
            )
        )
    return tuple(points)


def shares(names: list[tuple[str, str]], total: float) -> tuple[r.Share, ...]:
    weights = [1 / (at + 1.4) for at in range(len(names))]
    whole = sum(weights)
    return tuple(
        r.Share(id=key, name=name, loss=figure(total * weight / whole), share=weight / whole)
        for (key, name), weight in zip(names, weights, strict=True)
    )


def levels() -> tuple[r.Level, ...]:
    return tuple(
        r.Level(
            years=years,
            aep_var=figure(6e7 * years**0.9),
            aep_tvar=figure(9e7 * years**0.9),
            oep_var=figure(5e7 * years**0.9),
            oep_tvar=figure(8e7 * years**0.9),
        )
        for years in (5, 10, 20, 50, 100, 250)
    )


def sensitivity() -> tuple[r.Sensitivity, ...]:
    table = (
        ("success", "How often attacks succeed", "judgement", 0.05, 0.16),
        ("conversion", "Incident becomes an outage", "judgement", 0.04, 0.14),
        ("inferred", "Inferred dependencies", "judgement", 0.055, 0.11),
        ("rates", "Rates of incidents", "evidence", 0.07, 0.1),
        ("repair", "Repair times", "source", 0.07, 0.095),
        ("buffer", "Batteries and fuel", "source", 0.092, 0.074),
        ("breadth", "Breadth of a campaign", "judgement", 0.08, 0.087),
    )
    return tuple(
        r.Sensitivity(
            group=group,
            name=name,
            basis=basis,
            low=low,
            centre=0.083,
            high=high,
            aal_low=9e8 * low,
            aal_centre=9e8 * 0.083,
            aal_high=9e8 * high,
        )
        for group, name, basis, low, high in table
    )


def scenario(years: int) -> r.Scenario:
    return r.Scenario(
        years=years,
        campaign="vendor",
        description="One shared supplier fails",
        assets_hit=years * 2,
        assets_affected=years * 14,
        service="phones",
        people=years * 300_000,
        hours=14.0,
        hours_low=9.0,
        hours_high=30.0,
        person_hours=years * 4_200_000,
    )


def backtest(*, agrees: bool = True) -> tuple[r.BackTest, ...]:
    return tuple(
        r.BackTest(
            name="Outage above",
            threshold=threshold,
            unit="people",
            years=10.0,
            observed=observed,
            expected=figure(expected),
            permitted_rate_high=0.3,
            agrees=agrees,
        )
        for threshold, observed, expected in ((1e5, 6, 5.2), (1e6, 1, 0.9), (1e7, 0, 0.1))
    )


def assessment(**changes: Any) -> r.RiskResult:
    campaigns = (
        "Ransomware through a vendor",
        "Wiper on a sector",
        "Ransomware on an operator",
        "Grid manipulation",
        "Telecom core intrusion",
        "Supply chain",
        "Denial of service on banks",
        "Data centre outage",
    )
    return r.RiskResult(
        nation=nation(),
        data_to="2026-11-23T18:00:00Z",
        evidence_sha256="e1" * 32,
        sources=(
            r.Source(
                name="kev",
                format="kev",
                window="2021-11-03..2026-11-20",
                observations=0,
                synthetic=False,
                marking="TLP:CLEAR",
                sha256="c0" * 32,
            ),
            r.Source(
                name="synthetic-incidents",
                format="csv",
                window="2024-11-24..2026-11-24",
                observations=2288,
                synthetic=True,
                marking="TLP:AMBER",
                sha256="d1" * 32,
            ),
        ),
        parameters_sha256="aa" * 32,
        seed=1,
        draws=100,
        years=1000,
        threat=threats(VERDICTS),
        headline=r.Headline(
            people=1_000_000,
            hours=24,
            services=("power", "phones", "water"),
            chance=r.Figure(mean=0.083, low=0.033, high=0.2),
        ),
        any_service=figure(6.1e7),
        aal=figure(9.3e7),
        levels=levels(),
        curve=curve(),
        by_service=shares([(row["id"], row["name"]) for row in services().rows], 9.3e7),
        by_area=shares(
            [(row["id"], row["name"]) for row in sorted(areas().rows, key=lambda row: -int(row["population"]))], 9.3e7
        ),
        by_campaign=shares([(name.lower(), name) for name in campaigns], 9.3e7),
        scenarios=tuple(scenario(years) for years in (10, 20, 50)),
        sensitivity=sensitivity(),
        judgement_share=0.7,
        convergence=r.Convergence(
            headline_error=0.0009,
            aal_error=1.1e6,
            aal_error_relative=0.012,
            noise_share=0.04,
            aal_first_half=9.2e7,
            aal_second_half=9.4e7,
        ),
        workload=r.Workload(
            events=320_000, events_per_year=3.2, assets_hit_per_event=8.4, nodes_affected_per_event=61.0
        ),
        backtest=backtest(),
        arrays_sha256="bb" * 32,
        annex_sha256="cc" * 32,
    ).model_copy(update=changes)


def difference(*, within: bool = True) -> Difference:
    """Return a change in parts."""
    return Difference(
        before=0.067,
        after=0.083,
        aal_before=8.6e7,
        aal_after=9.3e7,
        steps=(
            Step("rates", "New evidence of attacks", 0.02, 8.1e6),
            Step("buffer", "Batteries, fuel and stocks", -0.007, -2.2e6),
            Step("seed", "Random numbers and size of the simulation", 0.003, 1.1e6),
        ),
        campaigns=(("supply chain", 9e6), ("wiper on a sector", -2e6), ("grid manipulation", 0.0)),
        within_uncertainty=within,
        sentence="The chance rose, by less than our uncertainty.",
    )


def places() -> dict[str, Place]:
    return {row["id"]: Place(float(row["latitude"]), float(row["longitude"])) for row in areas().rows}


def material(**changes: Any) -> Material:
    before = assessment(
        headline=assessment().headline.model_copy(update={"chance": r.Figure(mean=0.067, low=0.03, high=0.17)})
    )
    whole = Material(
        result=assessment(),
        occasion=Occasion(
            "20261124-1830-ab12cd34", "9f" * 32, datetime(2026, 11, 24, 18, 30, tzinfo=UTC), "Asia/Karachi"
        ),
        previous=before,
        difference=difference(),
        places=places(),
    )
    return replace(whole, **changes)


def annex() -> r.Annex:
    return r.Annex(
        critical=tuple(
            r.Critical(
                id=f"grid:north-{at:02d}",
                name=f"Grid station North {at:02d}",
                sector="power",
                area="Attock",
                person_hours_per_outage=4e7 / at,
                person_hours_per_year=2e6 / at,
            )
            for at in range(1, 31)
        )
    )


@pytest.fixture
def make() -> Make:
    """Make material with some parts changed."""
    return material


@pytest.fixture
def assess() -> Callable[..., r.RiskResult]:
    """Make a result with some parts changed."""
    return assessment


@pytest.fixture
def named() -> r.Annex:
    """Return an annex of thirty assets."""
    return annex()


@pytest.fixture
def spots() -> dict[str, Place]:
    """Return the districts' places."""
    return places()
