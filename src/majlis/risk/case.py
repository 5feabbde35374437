"""Bring nation and evidence together into what an assessment needs; pure, so that a replay can do it again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from majlis.evidence.kev import Vulnerability
from majlis.evidence.observation import Entry, Observation
from majlis.infrastructure import build_network, coverage, nation_hash
from majlis.infrastructure.nation import Nation
from majlis.kernel.canonical import content_hash
from majlis.kernel.errors import InputError
from majlis.kernel.marking import join_all
from majlis.reference import sectors
from majlis.reference.parameters import CLOCK, Parameter
from majlis.reference.vendors import kev
from majlis.risk.campaigns import CampaignType
from majlis.risk.inputs import Inputs, cells_of
from majlis.risk.result import Figure, Gaps, Source, Threat
from majlis.risk.result import Nation as NationFacts
from majlis.threat.change import changes
from majlis.threat.coverage import picture
from majlis.threat.rate import Change, Rate
from majlis.threat.rates import rates


@dataclass(frozen=True)
class Evidence:
    """What is known of attacks.

    Attributes
    ----------
    entries : sequence of Entry
    observations : sequence of Observation
    vulnerabilities : sequence of Vulnerability
        Of the dossier's own KEV files; none: ``catalogue`` is used.
    sha256 : str
        Hash of entries and files.
    catalogue : sequence of Vulnerability
        The KEV catalogue that counts here; none: the one that ships.
    """

    entries: Sequence[Entry]
    observations: Sequence[Observation]
    vulnerabilities: Sequence[Vulnerability]
    sha256: str
    catalogue: Sequence[Vulnerability] = ()


@dataclass(frozen=True)
class Question:
    """What is asked of an assessment.

    Attributes
    ----------
    as_of : date or None
        Only what was known before that day counts; None: all there is.
    people, hours : int
        The headline's thresholds.
    """

    as_of: date | None = None
    people: int = 1_000_000
    hours: int = 24


@dataclass(frozen=True)
class Case:
    """All that an assessment is made from.

    Attributes
    ----------
    inputs : Inputs
    nation : majlis.risk.result.Nation
    sources : tuple of Source
    threat : tuple of Threat
    data_to : str
        First day that no evidence reaches, ISO 8601.
    evidence_sha256, parameters_sha256 : str
    gaps : Gaps
        What the evidence says nothing about.
    """

    inputs: Inputs
    nation: NationFacts
    sources: tuple[Source, ...]
    threat: tuple[Threat, ...]
    data_to: str
    evidence_sha256: str
    parameters_sha256: str
    gaps: Gaps = field(default_factory=Gaps)


def case(
    nation: Nation,
    evidence: Evidence,
    parameters: Mapping[str, Parameter],
    campaigns: tuple[CampaignType, ...],
    question: Question,
) -> Case:
    """Bring everything together.

    Parameters
    ----------
    nation : Nation
    evidence : Evidence
    parameters : mapping of str to Parameter
        Shipped ones with the dossier's own on top.
    campaigns : tuple of CampaignType
    question : Question

    Raises
    ------
    InputError
        If there is no evidence, or a name in the nation leads nowhere.
    """
    by_cell = rates(
        evidence.observations, evidence.entries, by=("sector", "kind"), as_of=question.as_of, dated=parameters
    )
    inputs = Inputs(
        nation=nation,
        network=build_network(nation),
        cells=cells_of([rate for rate in by_cell if rate.exposure_months > 0]),
        campaigns=campaigns,
        parameters=parameters,
        vendor_weights=vendor_weights(evidence.vulnerabilities or evidence.catalogue, question.as_of),
        people=question.people,
        hours=question.hours,
    )
    return Case(
        inputs=inputs,
        nation=nation_facts(nation, inputs.network.supply_node.size),
        sources=_sources(evidence, question.as_of),
        threat=_threat(evidence, question.as_of, parameters),
        data_to=_data_to(evidence, question.as_of),
        evidence_sha256=evidence.sha256,
        parameters_sha256=parameters_sha256(parameters, campaigns),
        gaps=_gaps(inputs, evidence, question.as_of),
    )


def parameters_sha256(parameters: Mapping[str, Parameter], campaigns: tuple[CampaignType, ...]) -> str:
    """Return the hash of all parameters and campaign types of a run."""
    return content_hash(parameters_document(parameters, campaigns))


def parameters_document(parameters: Mapping[str, Parameter], campaigns: tuple[CampaignType, ...]) -> dict[str, object]:
    """Return parameters and campaign types as a JSON document, to keep beside a run."""
    return {
        "parameters": {
            name: _fields(parameters[name]) for name in sorted(parameters) if parameters[name].group != CLOCK
        },
        "campaigns": [_fields(campaign) for campaign in campaigns],
    }


def parameters_from_document(
    document: Mapping[str, object],
) -> tuple[Mapping[str, Parameter], tuple[CampaignType, ...]]:
    """Return parameters and campaign types from :func:`parameters_document`."""
    rows, types = document["parameters"], document["campaigns"]
    if not isinstance(rows, Mapping) or not isinstance(types, list):
        raise InputError("this is not a document of parameters", code="risk.parameters")
    tuples = ("sectors", "kinds")
    fields: list[dict[str, Any]] = [
        {key: tuple(value) if key in tuples else value for key, value in row.items()} for row in types
    ]
    campaigns = tuple(CampaignType(**row) for row in fields)
    numbers = ("a", "b", "c")  # canonical JSON writes 2.0 as 2
    laws: dict[str, dict[str, Any]] = {
        name: {key: float(value) if key in numbers else value for key, value in row.items()}
        for name, row in rows.items()
    }
    values = {name: Parameter(**row) for name, row in laws.items()}
    return values, campaigns


def _fields(thing: Parameter | CampaignType) -> dict[str, object]:
    values = {name: getattr(thing, name) for name in type(thing).__dataclass_fields__}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def vendor_weights(vulnerabilities: Sequence[Vulnerability], as_of: date | None) -> dict[str, float]:
    """Return the relative exposure of vendors: their entries in KEV catalogued before ``as_of``.

    Only ratios between vendors are used: KEV counts vulnerabilities, not attacks.
    """
    if vulnerabilities:
        pairs: Iterable[tuple[str, date]] = ((one.vendor, one.added) for one in vulnerabilities)
    else:
        pairs = ((row["vendor"], date.fromisoformat(row["date_added"])) for row in kev().rows)
    counts = Counter(vendor for vendor, added in pairs if as_of is None or added < as_of)
    return {vendor: float(count) for vendor, count in sorted(counts.items())}


def nation_facts(nation: Nation, links: int) -> NationFacts:
    """Return the facts about a nation that a result carries."""
    header, known = nation.header, coverage(nation)
    rows = (nation.areas, nation.operators, nation.assets, nation.demands, nation.requirements, nation.suppliers)
    marking = join_all([header.marking, *{row.marking for table in rows for row in table}])
    return NationFacts(
        id=header.id,
        name=header.name,
        notice=header.notice,
        synthetic=header.synthetic,
        marking=str(marking),
        sha256=nation_hash(nation),
        assets=len(nation.assets),
        links=links,
        population=sum(area.population for area in nation.areas),
        declared=known.all.declared,
        inferred=known.all.inferred,
        unknown=known.all.unknown,
        sectors_declared=tuple(known.declared),
        sectors_undeclared=tuple(known.undeclared),
        horizon_hours=header.horizon_hours,
        slot_minutes=header.slot_minutes,
    )


def _sources(evidence: Evidence, as_of: date | None) -> tuple[Source, ...]:
    counts = Counter(
        one.source for one in evidence.observations if as_of is None or (one.known < as_of and one.day < as_of)
    )
    return tuple(
        Source(
            name=entry.name,
            format=entry.format,
            window=str(window),
            observations=counts[entry.name],
            synthetic=entry.synthetic,
            marking=str(entry.marking),
            sha256=entry.sha256,
        )
        for entry in sorted(evidence.entries, key=lambda entry: entry.name)
        if (window := entry.window if as_of is None else entry.window.until(as_of)) is not None
    )


def _gaps(inputs: Inputs, evidence: Evidence, as_of: date | None) -> Gaps:
    """Return what the evidence says nothing about: a campaign whose cell nobody watched never occurs in the model."""
    watched = {(cell.sector, cell.kind) for cell in inputs.cells}
    present = {asset.sector for asset in inputs.nation.assets}
    looked: dict[str, list[bool]] = {}
    for campaign in inputs.campaigns:
        for sector in campaign.sectors:
            if sector in present:
                looked.setdefault(sector, []).append((sector, campaign.kind) in watched)
    order = [sector for sector in sectors().column("id") if sector in looked]
    incidents = picture(evidence.observations, evidence.entries, as_of).incidents
    return Gaps(
        unwatched=tuple(sector for sector in order if not any(looked[sector])),
        partly_watched=tuple(sector for sector in order if any(looked[sector]) and not all(looked[sector])),
        unplaced_incidents=sum(not incident.sector for incident in incidents),
    )


def _data_to(evidence: Evidence, as_of: date | None) -> str:
    ends = [entry.window.end for entry in evidence.entries]
    last = max(ends) if ends else date.min
    return (last if as_of is None else min(last, as_of)).isoformat()


def _threat(evidence: Evidence, as_of: date | None, parameters: Mapping[str, Parameter]) -> tuple[Threat, ...]:
    """Return rate and change, of all sectors together first and then sector by sector."""
    found: list[Threat] = []
    for by in ((), ("sector",)):
        levels = rates(evidence.observations, evidence.entries, by=by, as_of=as_of, dated=parameters)
        moves = {
            move.sector: move
            for move in changes(evidence.observations, evidence.entries, by=by, as_of=as_of, dated=parameters)
        }
        found += [_one_threat(rate, moves[rate.sector]) for rate in levels if rate.exposure_months > 0]
    order = {name: place for place, name in enumerate(("", *sectors().column("id")))}
    return tuple(sorted(found, key=lambda threat: order[threat.sector]))


def _one_threat(rate: Rate, move: Change) -> Threat:
    ratio = None
    if move.interval is not None:
        ratio = Figure(mean=move.ratio, low=move.interval.low, high=move.interval.high)
    return Threat(
        sector=rate.sector,
        count=rate.count,
        exposure_months=rate.exposure_months,
        rate=Figure(mean=rate.mean, low=rate.interval.low, high=rate.interval.high),
        verdict=move.verdict,
        earlier=str(move.earlier or ""),
        later=str(move.later or ""),
        earlier_count=move.earlier_count,
        later_count=move.later_count,
        ratio=ratio,
        false_alarm=move.false_alarm,
        power=move.power,
        power_at=move.power_at,
        coverage_breaks=move.coverage_breaks,
    )
