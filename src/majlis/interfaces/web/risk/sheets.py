"""The tables of an assessment as numbers, for files: every figure with its range, units in the titles."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from majlis.adapters.vault.pictures import pictures_of
from majlis.briefing.material import sector_name, service_noun
from majlis.interfaces.web.risk.reading import Assessed
from majlis.interfaces.web.sheets import Sheet
from majlis.kernel.errors import NotFoundError
from majlis.risk.result import CurvePoint, Figure, RiskResult, Share

_LOSS = ("person-hours a year", "low (5 %)", "high (95 %)", "share")
_CHANCE = ("chance", "low (5 %)", "high (95 %)", "simulation error, low", "simulation error, high")
LARGEST = "largest"
"""The table of the curve of the year's largest event."""
Rows = Iterable[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Columns:
    """A table: its columns, and how its rows are made from a result."""

    columns: tuple[str, ...]
    rows: Callable[[RiskResult], Rows]


def sheet(one: Assessed, name: str) -> Sheet:
    """Return a table of an assessment as a file.

    Parameters
    ----------
    one : Assessed
    name : str
        One of ``TABLES``.

    Raises
    ------
    NotFoundError
        If there is no such table.
    """
    if name not in TABLES:
        raise NotFoundError(
            f"there is no table {name[:40]!r}", mend=f"use one of {', '.join(TABLES)}", code="risk.no-table"
        )
    table, result = TABLES[name], one.result
    rows = table.rows(result) if name != LARGEST else _points(pictures_of(one.run).largest)
    lines = (
        f"{result.nation.name}, {name}, run {one.id}, result {one.run.result_sha256}",
        "Ranges are what we do not know: 90 % of the sets of assumptions fall inside.",
    )
    return Sheet(
        f"{result.nation.id}-{name}-{one.id}",
        table.columns,
        rows,
        one.work.order.marking,
        synthetic=result.synthetic,
        lines=lines,
    )


def _three(figure: Figure | None) -> tuple[float | None, float | None, float | None]:
    return (None, None, None) if figure is None else (figure.mean, figure.low, figure.high)


def _rates(result: RiskResult) -> Rows:
    for one in result.threat:
        yield (
            sector_name(one.sector) if one.sector else "All sectors",
            one.count,
            one.exposure_months,
            *_three(one.rate),
            one.verdict,
            one.earlier,
            one.earlier_count,
            one.later,
            one.later_count,
            *_three(one.ratio),
            one.false_alarm,
            one.power,
            "; ".join(one.coverage_breaks),
        )


def _levels(result: RiskResult) -> Rows:
    for one in result.levels:
        yield (
            one.years,
            *_three(one.aep_var),
            *_three(one.aep_tvar),
            *_three(one.oep_var),
            *_three(one.oep_tvar),
        )


def _curve(result: RiskResult) -> Rows:
    return _points(result.curve)


def _points(curve: Iterable[CurvePoint]) -> Rows:
    for one in curve:
        yield one.loss, *_three(one.chance), one.simulation_low, one.simulation_high


def _shares(of: Callable[[RiskResult], tuple[Share, ...]]) -> Callable[[RiskResult], Rows]:
    def rows(result: RiskResult) -> Rows:
        ranked = sorted(of(result), key=lambda share: (-share.loss.mean, share.id))
        return ((one.name, *_three(one.loss), one.share) for one in ranked)

    return rows


def _scenarios(result: RiskResult) -> Rows:
    for one in result.scenarios:
        yield (
            one.years,
            one.description,
            one.assets_hit,
            one.assets_affected,
            service_noun(one.service),
            one.people,
            one.hours,
            one.hours_low,
            one.hours_high,
            one.person_hours,
        )


def _sensitivity(result: RiskResult) -> Rows:
    for one in sorted(result.sensitivity, key=lambda each: -abs(each.high - each.low)):
        yield one.name, one.basis, one.low, one.centre, one.high, one.aal_low, one.aal_centre, one.aal_high


def _backtest(result: RiskResult) -> Rows:
    for one in result.backtest:
        yield (
            one.name,
            one.threshold,
            one.unit,
            one.years,
            one.observed,
            *_three(one.expected),
            "yes" if one.agrees else "NO",
        )


def _sources(result: RiskResult) -> Rows:
    for one in result.sources:
        synthetic = "yes" if one.synthetic else "no"
        yield one.name, one.format, one.window, one.observations, synthetic, one.marking, one.sha256


def _grid(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}{end}" for name in names for end in (", mean", ", low (5 %)", ", high (95 %)"))


TABLES: Mapping[str, Columns] = {
    "rates": Columns(
        (
            "sector",
            "reported incidents",
            "months watched",
            "a month",
            "low (5 %)",
            "high (95 %)",
            "verdict",
            "before",
            "reported before",
            "now",
            "reported now",
            *_grid("ratio"),
            "chance of a false alarm",
            "chance to notice",
            "breaks in coverage",
        ),
        _rates,
    ),
    "levels": Columns(
        (
            "once in years",
            *_grid("year at least", "year on average then", "event at least", "event on average then"),
        ),
        _levels,
    ),
    "curve": Columns(
        ("person-hours in a year", *_CHANCE),
        _curve,
    ),
    LARGEST: Columns(
        ("person-hours in the largest event of a year", *_CHANCE),
        lambda _: (),  # no part of the result: it is made from the run's table of years
    ),
    "services": Columns(("service", *_LOSS), _shares(lambda result: result.by_service)),
    "areas": Columns(("area", *_LOSS), _shares(lambda result: result.by_area)),
    "campaigns": Columns(("kind of campaign", *_LOSS), _shares(lambda result: result.by_campaign)),
    "scenarios": Columns(
        (
            "once in years",
            "what happens",
            "assets hit",
            "assets dark",
            "service",
            "people",
            "hours",
            "hours, low",
            "hours, high",
            "person-hours",
        ),
        _scenarios,
    ),
    "assumptions": Columns(
        (
            "assumption",
            "rests on",
            "chance, low",
            "chance, centre",
            "chance, high",
            "person-hours a year, low",
            "person-hours a year, centre",
            "person-hours a year, high",
        ),
        _sensitivity,
    ),
    "backtest": Columns(
        ("event", "threshold", "unit", "years", "observed", *_grid("expected"), "agrees"),
        _backtest,
    ),
    "sources": Columns(
        ("source", "format", "window", "observations", "synthetic", "marking", "sha256"),
        _sources,
    ),
}
