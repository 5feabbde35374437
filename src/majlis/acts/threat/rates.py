"""Say how often attacks come, and whether they rise or fall."""

import math
from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.options import NationText, parts
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all
from majlis.threat.rate import Change, Rate

if TYPE_CHECKING:
    from majlis.threat.coverage import Cell


class RatesCommand(Command):
    """Of which nation, how divided, as known when."""

    nation: NationText
    by: tuple[str, ...] = Field(
        default=("sector",),
        description="How to divide: sector, kind or sector,kind; 'all' for one figure, alone or beside.",
    )
    as_of: date | None = Field(
        default=None,
        description="What was known before that day, like 2025-03-01. Default: everything in the evidence.",
    )


class RateLine(Part):
    """One cell. Rates are reported incidents per month; ``low`` and ``high`` are 5 and 95 % of what we know.

    ``exposure_months`` 0 means that no source was looking: the rate is unknown, and the figures are the prior's.
    """

    sector: str
    kind: str
    count: int
    exposure_months: float
    rate: float
    low: float
    high: float
    sources: tuple[str, ...]
    verdict: str
    earlier: str
    later: str
    earlier_count: int
    later_count: int
    ratio: float
    ratio_low: float | None
    ratio_high: float | None
    probability_rising: float
    false_alarm: float
    power: float
    power_at: float
    coverage_breaks: tuple[str, ...]


class RatesResult(Result):
    """Rates and changes of each cell, with what they rest on."""

    nation: str
    synthetic: bool
    marking: str
    as_of: str
    evidence_sha256: str
    incidents: int
    """Incidents that count, each once though several sources tell it."""
    ignored: int
    """Observations that do not count: outside their source's window or cover, or known later."""
    kev: bool
    lines: tuple[RateLine, ...]

    def text(self) -> str:
        """Return a table, and what to know before using it."""
        known = f"as known before {self.as_of}" if self.as_of else "all evidence"
        head = f"Reported incidents per month, {known} · {self.marking}"
        shown = [one for one in self.lines if one.count]
        lines = [head, "", *_table(shown)] if shown else [head, "", "No incident counts."]
        return banded("\n".join([*lines, "", *self._notes(shown)]), synthetic=self.synthetic)

    def _notes(self, shown: list[RateLine]) -> list[str]:
        blind = [_name(one) for one in self.lines if not one.exposure_months]
        silent = [one for one in self.lines if one.exposure_months and not one.count]
        cut = [f"{_name(one)} ({one.exposure_months:.1f} months)" for one in silent if one.coverage_breaks]
        quiet = len(silent) - len(cut)
        told = [one for one in shown if one.earlier]
        notes = []
        if blind:
            notes.append(f"Unknown, no source was looking: {_some(blind)}.")
        if cut:
            notes.append(f"No incident in the months that still count: {_some(cut)}. Earlier ones are left out.")
        if quiet:
            rows = "1 more row was looked at and has" if quiet == 1 else f"{quiet} more rows were looked at and have"
            notes.append(f"{rows} no incident (--json shows {'it' if quiet == 1 else 'them'}).")
        breaks = sorted({text for one in self.lines for text in one.coverage_breaks})
        notes += [f"Coverage changed {text}. Figures use one side only." for text in breaks]
        if told:
            wrong = 1.0 - math.prod(1.0 - one.false_alarm for one in told)
            notes.append(
                f"False alarm: chance of the word though nothing changed; over these {len(told)} rows at least one: "
                f"{wrong:.0%}. Would notice: chance of the word if the rate grew {told[0].power_at:g} times."
            )
        if self.ignored:
            notes.append(
                f"{self.ignored:,} {'observation does' if self.ignored == 1 else 'observations do'} not count: "
                "outside the window or cover of the source, or known later."
            )
        if any(one.verdict != "cannot tell" for one in self.lines):
            notes.append("Where attacks rose or fell, the rate is that of the time since.")
        if self.kev:
            notes.append("KEV lists vulnerabilities, not attacks: it is not in these counts.")
        notes.append("Only reported incidents: the true number is higher; we do not know by how much.")
        return notes


def _some(names: list[str]) -> str:
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""  # noqa: PLR2004 - what fits a line
    return ", ".join(names[:12]) + more


def _name(one: RateLine) -> str:
    return " ".join(part for part in (one.sector, one.kind) if part) or "all"


def _table(shown: list[RateLine]) -> list[str]:
    width = max(5, *(len(_name(one)) for one in shown))
    head = f"{'':<{width}}  {'rate':>6}  {'5-95 %':>13}  {'count':>6}  {'months':>6}  "
    lines = [head + f"{'change':<11}  {'per month before → now':<22}  {'false alarm':>11}  {'would notice':>12}"]
    for one in shown:
        between = f"{one.low:.2f}-{one.high:.2f}"
        change = _pace(one) if one.earlier else "no two periods compare"
        tail = f"{one.false_alarm:>11.1%}  {one.power:>12.0%}" if one.earlier else f"{'-':>11}  {'-':>12}"
        lines.append(
            f"{_name(one):<{width}}  {one.rate:>6.2f}  {between:>13}  {one.count:>6,}  {one.exposure_months:>6.1f}  "
            f"{one.verdict:<11}  {change:<22}  {tail}"
        )
    return lines


def _pace(one: RateLine) -> str:
    from majlis.kernel.times import DAYS_PER_MONTH, Window

    months = [Window.parse(text).days / DAYS_PER_MONTH for text in (one.earlier, one.later)]
    return f"{one.earlier_count / months[0]:.1f} → {one.later_count / months[1]:.1f}"


@act("threat.read")
def rates(command: RatesCommand, world: World) -> RatesResult:
    """Tell rates and changes from the nation's evidence.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If ``by`` is wrong.
    """
    from majlis.threat.change import change_of
    from majlis.threat.coverage import picture
    from majlis.threat.rates import rates_of

    wanted = _cells(command)
    place = world.place(command.nation)
    with world.progress("counting what was reported", 3) as advance:
        header, evidence, dated = place.header(), place.evidence(command.as_of), place.parameters()
        advance(1)
        entries = evidence.entries
        seen = picture(evidence.observations, entries, command.as_of)
        advance(2)
        changed = [change_of(seen, cell, dated) for cell in wanted]
        levels = rates_of(seen, wanted, dated)
        advance(3)
    return RatesResult(
        nation=place.label,
        synthetic=header.synthetic or any(entry.synthetic for entry in entries),
        marking=str(join_all([header.marking, *(entry.marking for entry in entries)])),
        as_of=str(command.as_of or ""),
        evidence_sha256=evidence.sha256,
        incidents=len(seen.incidents),
        ignored=seen.ignored,
        kev=any(entry.format == "kev" for entry in entries),
        lines=tuple(_line(*pair) for pair in zip(levels, changed, strict=True)),
    )


def _cells(command: RatesCommand) -> "tuple[Cell, ...]":
    """Return the cells that are asked for; that of all together once, and last."""
    from majlis.threat.coverage import cells

    by = tuple(name for name in parts(command.by) if name != "all")
    whole = by and "all" in parts(command.by)
    return (*cells(by), *(cells(()) if whole else ()))


def _line(rate: Rate, change: Change) -> RateLine:
    return RateLine(
        sector=rate.sector,
        kind=rate.kind,
        count=rate.count,
        exposure_months=rate.exposure_months,
        rate=rate.mean,
        low=rate.interval.low,
        high=rate.interval.high,
        sources=rate.sources,
        verdict=change.verdict,
        earlier=str(change.earlier or ""),
        later=str(change.later or ""),
        earlier_count=change.earlier_count,
        later_count=change.later_count,
        ratio=change.ratio,
        ratio_low=change.interval.low if change.interval else None,
        ratio_high=change.interval.high if change.interval else None,
        probability_rising=change.probability_rising,
        false_alarm=change.false_alarm,
        power=change.power,
        power_at=change.power_at,
        coverage_breaks=change.coverage_breaks,
    )
