"""The result of a national risk assessment: what a replay must reproduce, and what a briefing shows.

No asset is named here. Names stand in the annex (:class:`Annex`), which is marked RED.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """Base of the result's parts: frozen, no unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Figure(Part):
    """A figure with its knowledge interval (5-95 % across parameter draws)."""

    mean: float
    low: float
    high: float


class Nation(Part):
    """Which nation was assessed. ``declared``, ``inferred``, ``unknown`` are shares of people, summing to one."""

    id: str
    name: str
    notice: str
    synthetic: bool
    marking: str
    sha256: str
    assets: int
    links: int
    population: int
    declared: float
    inferred: float
    unknown: float
    sectors_declared: tuple[str, ...]
    sectors_undeclared: tuple[str, ...]
    horizon_hours: int
    slot_minutes: int


class Source(Part):
    """One source of evidence: how many observations counted, in which window."""

    name: str
    format: str
    window: str
    observations: int
    synthetic: bool
    marking: str
    sha256: str


class Threat(Part):
    """Rate and change of one sector ("" for all). Unit: reported incidents per month."""

    sector: str
    count: int
    exposure_months: float
    rate: Figure
    verdict: Literal["rising", "falling", "cannot tell"]
    earlier: str
    later: str
    earlier_count: int
    later_count: int
    ratio: Figure | None
    false_alarm: float
    power: float
    power_at: float
    coverage_breaks: tuple[str, ...]


class Gaps(Part):
    """What the evidence says nothing about, and what therefore adds nothing to any figure of the result.

    ``unwatched``: sectors of the nation where no source looked for any kind of incident that a campaign type starts
    from. ``partly_watched``: those where one looked for some of these kinds only. ``unplaced_incidents``: incidents
    that count in no sector, because their sector is unknown.
    """

    unwatched: tuple[str, ...] = ()
    partly_watched: tuple[str, ...] = ()
    unplaced_incidents: int = 0


class Headline(Part):
    """The chance, within 12 months, of more than ``people`` without any of ``services`` for ``hours`` or longer."""

    people: int
    hours: int
    services: tuple[str, ...]
    chance: Figure


class Level(Part):
    """Loss at one return period: VaR and TVaR of the year's total (AEP) and of its largest event (OEP).

    Unit: person-hours without a service, each service counted.
    """

    years: int
    aep_var: Figure
    aep_tvar: Figure
    oep_var: Figure
    oep_tvar: Figure


class CurvePoint(Part):
    """One point of the exceedance curve of the year's total loss.

    ``chance`` is across knowledge; ``simulation_low`` and ``simulation_high`` bound its mean's simulation error.
    """

    loss: float
    chance: Figure
    simulation_low: float
    simulation_high: float


class Share(Part):
    """Average annual loss of one service, area or campaign type; person-hours per year, and its share of the total."""

    id: str
    name: str
    loss: Figure
    share: float


class Scenario(Part):
    """A "bad but plausible" event, in counts, without names: the 1-in-``years`` one by people in the headline's sense.

    ``service`` and ``people``: the headline's service that most are without. ``hours``: of the middle one of these
    people, with 5 and 95 % of them. ``person_hours``: all services, each counted.
    """

    years: int
    campaign: str
    description: str
    assets_hit: int
    assets_affected: int
    service: str
    people: int
    hours: float
    hours_low: float
    hours_high: float
    person_hours: int


class AreaHit(Part):
    """An area that an event strikes: ``people`` there without the scenario's service."""

    id: str
    name: str
    people: int


class ScenarioPlaces(Part):
    """Where a scenario strikes: the areas hit hardest, most people first, and how many areas are hit in all.

    It stands beside the result (``places.json`` of the run), not in it: results of before it was told keep their hash.
    """

    years: int
    service: str
    areas: tuple[AreaHit, ...]
    areas_hit: int


class Sensitivity(Part):
    """Headline chance with one parameter group low (5 %) and high (95 %), all else at its centre."""

    group: str
    name: str
    basis: Literal["source", "judgement", "evidence"]
    low: float
    centre: float
    high: float
    aal_low: float
    aal_centre: float
    aal_high: float


class Convergence(Part):
    """Simulation error, apart from knowledge: standard errors, and the share of the variance of draws that is noise."""

    headline_error: float
    aal_error: float
    aal_error_relative: float
    noise_share: float
    aal_first_half: float
    aal_second_half: float


class Workload(Part):
    """How much was simulated; a benchmark of tiny campaigns proves nothing."""

    events: int
    events_per_year: float
    assets_hit_per_event: float
    assets_affected_per_event: float = 0.0
    nodes_affected_per_event: float


class BackTest(Part):
    """One threshold of the back-test: events expected over the history's years against those observed."""

    name: str
    threshold: float
    unit: str
    years: float
    observed: int
    expected: Figure
    permitted_rate_high: float
    agrees: bool


class RiskResult(Part):
    """Everything an assessment says. Equal content means equal hash, on any machine."""

    nation: Nation
    data_to: str
    evidence_sha256: str
    sources: tuple[Source, ...]
    parameters_sha256: str
    seed: int
    draws: int
    years: int
    threat: tuple[Threat, ...]
    gaps: Gaps = Gaps()
    headline: Headline
    any_service: Figure
    aal: Figure
    levels: tuple[Level, ...]
    curve: tuple[CurvePoint, ...]
    by_service: tuple[Share, ...]
    by_area: tuple[Share, ...]
    by_campaign: tuple[Share, ...]
    scenarios: tuple[Scenario, ...]
    sensitivity: tuple[Sensitivity, ...]
    judgement_share: float
    convergence: Convergence
    workload: Workload
    backtest: tuple[BackTest, ...]
    arrays_sha256: str
    annex_sha256: str

    @property
    def synthetic(self) -> bool:
        """Whether nation or evidence is synthetic: then everything made from the result says so."""
        return self.nation.synthetic or any(source.synthetic for source in self.sources)


class Critical(Part):
    """An asset by name: expected downstream person-hours of one outage of it, and its part in the annual loss."""

    id: str
    name: str
    sector: str
    area: str
    person_hours_per_outage: float
    person_hours_per_year: float


class Annex(Part):
    """The named assets. Marked RED; never part of the result that is shown by default."""

    marking: Literal["TLP:RED"] = "TLP:RED"
    critical: tuple[Critical, ...]
