"""How often attacks are reported, and whether they rise: levels, changes, breaks in coverage, and who says so."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext

from majlis.acts.threat.rates import RateLine, RatesCommand, rates
from majlis.briefing.charts import intervals
from majlis.briefing.document import Chart, Section
from majlis.briefing.drawing import chart
from majlis.briefing.material import sector_name
from majlis.briefing.messages import say
from majlis.briefing.pages import alt_rows, threat_rates
from majlis.briefing.summary import headline_of_threats
from majlis.briefing.words import count, percent
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.risk.blocks import Shown, shown
from majlis.interfaces.web.risk.drawn import kept
from majlis.interfaces.web.risk.reading import Assessed, need, newest
from majlis.interfaces.web.sheets import Sheet, download
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import InputError
from majlis.risk.result import Figure, Threat

_LARGE = 50_000
"""More observations than these are not counted anew for each page: the newest assessment's figures are shown."""
_SECONDS = 300
_WIDEST = 20.0
"""Ratios whose range reaches further are left out of the chart: it would show nothing else."""


@dataclass(frozen=True)
class Counted:
    """Rates and changes, and what they rest on.

    Attributes
    ----------
    threats : tuple of Threat
    sources : mapping of str to tuple of str
        By sector: the sources that were looking. Empty for figures of an assessment, which keeps them for all together.
    marking : str
    synthetic : bool
    basis : str
        What was counted, and when, in a sentence.
    run : str
        Id of the assessment that they are from; empty where they were counted now.
    """

    threats: tuple[Threat, ...]
    sources: dict[str, tuple[str, ...]]
    marking: str
    synthetic: bool
    basis: str
    run: str = ""


def show(request: HttpRequest, nation: str) -> HttpResponse:
    """Show levels and changes by sector."""
    need(request, "threat.read")
    found = _counted(request, nation)
    held = asking(request).actor.permissions
    section, change = threat_rates(found.threats, synthetic=found.synthetic), _changes(found)
    shown_here: dict[str, Any] = {
        "title": gettext("How often attacks are reported"),
        "headline": headline_of_threats(found.threats),
        "found": found,
        "section": _drawn(request, "rates", section),
        "change": _drawn(request, "changes", change) if change else None,
        "unclear": [(_name(one), _why(one)) for one in found.threats if one.verdict == "cannot tell"],
        "breaks": _breaks(found.threats),
        "sources": [(_name(one), found.sources.get(one.sector, ()), one) for one in found.threats if found.sources],
        "as_of": request.GET.get("as_of", ""),
        "evidence": "evidence.read" in held,
    }
    return render(request, "risk/threat.html", shown_here)


def table(request: HttpRequest, nation: str, form: str) -> HttpResponse:
    """Give the table as a file."""
    need(request, "threat.read")
    found = _counted(request, nation)
    columns = (
        "sector", "reported incidents", "months watched", "a month", "low (5 %)", "high (95 %)", "verdict", "before",
        "reported before", "now", "reported now", "ratio", "ratio, low (5 %)", "ratio, high (95 %)",
        "chance of a false alarm", "chance to notice", "breaks in coverage", "sources",
    )  # fmt: skip
    rows = [
        (
            *(_name(one), one.count, one.exposure_months, one.rate.mean, one.rate.low, one.rate.high, one.verdict),
            *(one.earlier, one.earlier_count, one.later, one.later_count),
            *((one.ratio.mean, one.ratio.low, one.ratio.high) if one.ratio else (None, None, None)),
            *(one.false_alarm, one.power, "; ".join(one.coverage_breaks)),
            ", ".join(found.sources.get(one.sector, ())),
        )
        for one in found.threats
    ]
    lines = (found.basis, "Only reported incidents: the true number is higher; we do not know by how much.")
    told = Sheet(f"{nation}-threat", columns, rows, found.marking, synthetic=found.synthetic, lines=lines)
    return download(request, told, form)


def _counted(request: HttpRequest, nation: str) -> Counted:
    """Return the figures: counted now; those of the newest assessment where there is too much to count for a page."""
    as_of, now = _day(request.GET.get("as_of", "")), bool(request.GET.get("now"))
    held = asking(request).actor.permissions
    latest = newest(request, nation) if "run.read" in held and not as_of and not now else None
    if latest is not None and sum(source.observations for source in latest.result.sources) > _LARGE:
        return _of_run(latest)
    return _now(request, nation, as_of)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(f"{text[:20]!r} is no day", mend="write it like 2026-11-24", code="threat.day") from None


def _of_run(one: Assessed) -> Counted:
    words = {"run": one.id, "day": one.result.data_to[:10]}
    told = gettext("As counted in the assessment %(run)s, evidence before %(day)s.") % words
    return Counted(one.result.threat, {}, one.work.order.marking, one.result.synthetic, told, one.id)


def _now(request: HttpRequest, nation: str, as_of: date | None) -> Counted:
    from majlis.adapters.records import evidence

    world = world_of(request)
    entries = evidence.entries(world.records, nation, as_of)
    about = (nation, as_of, entries, world.actor.reader)
    key = f"threat-{sha256_hex(repr(about).encode())}"
    found = cache.get(key)
    if found is None:
        found = _count(request, nation, as_of)
        cache.set(key, found, _SECONDS)
    return found  # type: ignore[no-any-return]


def _count(request: HttpRequest, nation: str, as_of: date | None) -> Counted:
    world = world_of(request)
    sectors = rates(RatesCommand(nation=_place(request, nation), as_of=as_of), world)
    whole = rates(RatesCommand(nation=_place(request, nation), as_of=as_of, by=("all",)), world)
    lines = [*(line for line in sectors.lines if line.sector), *whole.lines]
    words = {"n": count(sectors.incidents), "at": localtime(world.now()).strftime("%Y-%m-%d %H:%M")}
    basis = gettext("%(n)s reported incidents, each counted once, as known at %(at)s.") % words
    if as_of:
        before = {"n": words["n"], "day": as_of.isoformat()}
        basis = gettext("%(n)s reported incidents, each counted once, as known before %(day)s.") % before
    return Counted(
        tuple(_threat(line) for line in lines),
        {line.sector: line.sources for line in lines},
        sectors.marking,
        sectors.synthetic,
        basis,
    )


def _place(request: HttpRequest, nation: str) -> str:
    """Return the newest version, or the draft where nothing was published: evidence needs no version."""
    from majlis.adapters.records.nations import versions

    return nation if versions.versions(world_of(request).records, nation) else f"{nation}@draft"


def _threat(line: RateLine) -> Threat:
    bounded = line.ratio_low is not None and line.ratio_high is not None and bool(line.earlier)
    ratio = Figure(mean=line.ratio, low=line.ratio_low or 0.0, high=line.ratio_high or 0.0) if bounded else None
    return Threat(
        sector=line.sector,
        count=line.count,
        exposure_months=line.exposure_months,
        rate=Figure(mean=line.rate, low=line.low, high=line.high),
        verdict=line.verdict,
        earlier=line.earlier,
        later=line.later,
        earlier_count=line.earlier_count,
        later_count=line.later_count,
        ratio=ratio,
        false_alarm=line.false_alarm,
        power=line.power,
        power_at=line.power_at,
        coverage_breaks=line.coverage_breaks,
    )


def _drawn(request: HttpRequest, name: str, section: Section) -> Shown:
    """Return a section; its chart comes from the cache where the same one was drawn before."""

    def draw(block: Chart, key: str) -> str:
        about = sha256_hex(json.dumps(block.spec, sort_keys=True).encode())
        return kept(
            asking(request).home, f"threat|{key}|{about}|{block.alt}", lambda: chart(block.spec, block.alt, key)
        )

    return shown(name, section, draw=draw)


def _changes(found: Counted) -> Section | None:
    rows = [
        (_name(one), one.ratio.mean, one.ratio.low, one.ratio.high, _times(one.ratio))
        for one in found.threats
        if one.ratio and one.earlier and one.ratio.high <= _WIDEST
    ]
    if not rows:
        return None
    rows.sort(key=lambda row: -row[1])
    title = gettext("times as often as before (1: no change)")
    spoken = gettext("How many times as often as before. %(rows)s.") % {
        "rows": alt_rows(f"{name} {label}" for name, _, _, _, label in rows)
    }
    caption = gettext("Now against before, periods of equal coverage. Dot: estimate. Bar: 90 % range. 1 is no change.")
    drawn = Chart(intervals(rows, title=title, synthetic=found.synthetic), spoken, caption)
    return Section(gettext("Rising or falling?"), (drawn,))


def _times(ratio: Figure) -> str:
    return say("cell.range", middle=f"{ratio.mean:.2g}", low=f"{ratio.low:.2g}", high=f"{ratio.high:.2g}")


def _name(one: Threat) -> str:
    return sector_name(one.sector) if one.sector else say("happening.all")


def _why(one: Threat) -> str:
    """Return why nothing can be said about a change."""
    if not one.exposure_months:
        return gettext("No source was looking.")
    if not one.earlier or not one.later:
        return gettext("No two periods were watched alike.")
    told = {"factor": f"{one.power_at:g}", "power": percent(one.power), "n": count(one.earlier_count + one.later_count)}
    if one.power < _ENOUGH:
        return (
            gettext(
                "Too few incidents (%(n)s): growth by a factor of %(factor)s would show with a chance of %(power)s."
            )
            % told
        )
    return gettext("No change stands out; growth by a factor of %(factor)s would, with a chance of %(power)s.") % told


_ENOUGH = 0.8


def _breaks(threats: tuple[Threat, ...]) -> list[tuple[str, str]]:
    """Return each break in coverage with the sectors that it touches."""
    found: dict[str, list[str]] = {}
    for one in threats:
        for text in one.coverage_breaks:
            if one.sector:
                found.setdefault(text, []).append(sector_name(one.sector))
    return [(text, ", ".join(sectors)) for text, sectors in sorted(found.items())]
