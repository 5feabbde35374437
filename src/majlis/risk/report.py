"""An assessment as a person reads it in a terminal: words before numbers, both uncertainties apart."""

from majlis.kernel.marking import SYNTHETIC_BAND
from majlis.reference import sectors
from majlis.risk.result import Figure, Gaps, Nation, RiskResult, Share

SHOWN = 5
HOPELESS = 1e-4


def report(result: RiskResult) -> str:
    """Return the report of an assessment, without names of assets."""
    lines = [SYNTHETIC_BAND] if result.synthetic else []
    chance, shown = result.headline.chance, result.headline
    lines += [
        f"{result.nation.name}, {result.nation.marking}, evidence to {result.data_to}",
        "",
        f"Over {shown.people:,} people without power, phones or water for {shown.hours} hours, within 12 months:",
        f"  {about(chance.mean)} ({about(chance.low)} to {about(chance.high)})",
        *_gaps(result.gaps),
        *_coverage(result.nation),
        "",
        f"People-hours lost a year          {_span(result.aal)}  each service counted",
        f"  without any service             {_span(result.any_service)}  each person counted once",
        *(f"  1 year in {level.years:<4}                  {_span(level.aep_var)}" for level in result.levels),
        "",
        *_table("By service", result.by_service),
        *_table("By kind of campaign", result.by_campaign),
        *_table("By area", result.by_area),
    ]
    lines += [
        f"Bad but plausible (1 year in {s.years}): {_scenario_line(result, i)}" for i, s in enumerate(result.scenarios)
    ]
    lines += ["", "What the chance rests on (each low and high in turn):"]
    lines += [f"  {s.name:57} {about(s.low):>11} to {about(s.high):>11}  {s.basis}" for s in result.sensitivity[:SHOWN]]
    lines += [
        f"  About {round(result.judgement_share, 1):.0%} of the uncertainty rests on judgement.",
        "",
        _convergence(result),
        *_backtest(result),
    ]
    return "\n".join(lines)


def about(chance: float) -> str:
    """Return a chance as ``1 in 12``; ``never seen`` where no simulated year had it."""
    if chance < HOPELESS:
        return "never seen"
    return f"1 in {1 / chance:,.0f}" if chance <= 2 / 3 else f"{chance:.0%}"


def big(value: float) -> str:
    """Return a large number in words with three digits."""
    for size, word in ((1e9, "billion"), (1e6, "million"), (1e3, "thousand")):
        if abs(value) >= size:
            return f"{value / size:.3g} {word}"
    return f"{value:.0f}"


def _span(figure: Figure) -> str:
    return f"{big(figure.mean):>13} ({big(figure.low)} to {big(figure.high)})"


def _table(title: str, shares: tuple[Share, ...]) -> list[str]:
    some = [share for share in shares if share.share > 0][:SHOWN]
    return [f"{title}:", *(f"  {share.name:43} {share.share:6.1%}  {_span(share.loss)}" for share in some), ""]


def _scenario_line(result: RiskResult, i: int) -> str:
    event = result.scenarios[i]
    low, high = f"{event.hours_low:.0f}", f"{event.hours_high:.0f}"
    spread = f" ({low}-{high})" if low != high else ""
    return (
        f"{event.description} {big(event.people)} people for {event.hours:.0f} h{spread},"
        f" {event.assets_hit} {'asset' if event.assets_hit == 1 else 'assets'} hit, {event.assets_affected} affected."
    )


def _gaps(gaps: Gaps) -> list[str]:
    """Say what adds nothing to any figure here because no evidence speaks of it."""
    names = _sector_names()
    told = (
        (gaps.unwatched, "  Not in these figures: attacks on {}; no source watches."),
        (gaps.partly_watched, "  Only in part in these figures: attacks on {}; sources watch for some kinds only."),
    )
    lines = [text.format("; ".join(names.get(one, one) for one in found)) for found, text in told if found]
    if gaps.unplaced_incidents:
        many = (
            "incident of unknown sector counts" if gaps.unplaced_incidents == 1 else "incidents of unknown sector count"
        )
        lines.append(f"  Not in these figures: {gaps.unplaced_incidents:,} {many} in no sector's rate.")
    return lines


def _coverage(nation: Nation) -> list[str]:
    """Say how much of the people's supply is known: the figures rest on no more."""
    shares = f"inferred for {nation.inferred:.0%}, unknown for {nation.unknown:.0%}"
    lines = [f"  Coverage: supply is declared for {nation.declared:.0%} of the people (once per service), {shares}."]
    if nation.sectors_undeclared:
        names = _sector_names()
        some = "; ".join(names.get(one, one) for one in nation.sectors_undeclared)
        lines.append(f"  Sectors that have not declared their dependencies: {some}.")
    return lines


def _sector_names() -> dict[str, str]:
    return dict(zip(sectors().column("id"), sectors().column("name"), strict=True))


def _convergence(result: RiskResult) -> str:
    error, work = result.convergence, result.workload
    return (
        f"Simulated {result.draws} x {result.years} years, {work.events:,} events ({work.events_per_year:.1f} a year,"
        f" {work.assets_affected_per_event:.0f} assets affected each). Simulation error, apart from the above:"
        f" chance +/- {error.headline_error * 100:.2f} points, annual loss +/- {error.aal_error_relative:.1%}."
    )


def _backtest(result: RiskResult) -> list[str]:
    if not result.backtest:
        return ["Not held against history: none was given (--history FILE)."]
    wrong = [test.name for test in result.backtest if not test.agrees]
    years = result.backtest[0].years
    if wrong:
        return [f"{years:.0f}-year check FAILED for: {'; '.join(wrong)}."]
    return [f"{years:.0f}-year check: passed."]
