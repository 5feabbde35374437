"""How often attacks are reported, and whether they rise: levels, changes, breaks in coverage, and who says so."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from majlis.acts.threat.queue import QueueCommand, key_of, queue
from majlis.acts.threat.rates import RateLine, RatesCommand, RatesResult, rates
from majlis.adapters.records.runs.work import State
from majlis.adapters.vault.pictures import pictures_of
from majlis.briefing.charts import svg
from majlis.briefing.document import Chart, Section, Spec
from majlis.briefing.drawing import chart
from majlis.briefing.material import sector_name
from majlis.briefing.messages import say
from majlis.briefing.pages import threat_changes, threat_rates
from majlis.briefing.summary import headline_of_threats
from majlis.briefing.words import count, percent
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.nations.errands import answered, line_of, result_of
from majlis.interfaces.web.risk.blocks import Shown, shown
from majlis.interfaces.web.risk.drawn import kept
from majlis.interfaces.web.risk.reading import Assessed, need, newest
from majlis.interfaces.web.sheets import Sheet, download
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import InputError, IntegrityError, NotFoundError
from majlis.risk.result import Figure, Threat

_LARGE = 10_000
"""More reports than these are not counted while somebody waits: the worker does it, or an assessment did."""
_SECONDS = 300


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
    counted : datetime or None
        When they were counted; None for those of an assessment.
    """

    threats: tuple[Threat, ...]
    sources: dict[str, tuple[str, ...]]
    marking: str
    synthetic: bool
    basis: str
    run: str = ""
    counted: datetime | None = None


def show(request: HttpRequest, nation: str) -> HttpResponse:
    """Show levels and changes by sector."""
    need(request, "threat.read")
    latest = _latest(request, nation)
    found = _counted(request, nation, latest)
    if found is None:
        asked = {"title": gettext("How often attacks are reported"), "as_of": request.GET.get("as_of", "")}
        return render(request, "risk/threat_ask.html", {**asked, "size": count(_size(request, nation))})
    held = asking(request).actor.permissions
    section = threat_rates(found.threats, synthetic=found.synthetic)
    change = threat_changes(found.threats, synthetic=found.synthetic)
    shown_here: dict[str, Any] = {
        "title": gettext("How often attacks are reported"),
        "headline": headline_of_threats(found.threats),
        "found": found,
        "section": _drawn(request, "rates", section, latest),
        "change": _drawn(request, "changes", change, latest) if change else None,
        "unclear": [(_name(one), _why(one)) for one in found.threats if one.verdict == "cannot tell"],
        "breaks": _breaks(found.threats),
        "sources": [(_name(one), found.sources.get(one.sector, ()), one) for one in found.threats if found.sources],
        "as_of": request.GET.get("as_of", ""),
        "large": bool(found.run) or _size(request, nation) > _LARGE,
        "evidence": "evidence.read" in held,
    }
    return render(request, "risk/threat.html", shown_here)


def table(request: HttpRequest, nation: str, form: str) -> HttpResponse:
    """Give the table as a file."""
    need(request, "threat.read")
    found = _counted(request, nation, _latest(request, nation))
    if found is None:
        raise NotFoundError(
            "nothing is counted yet", mend="let the worker count it first: see the page", code="threat.uncounted"
        )
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


def _latest(request: HttpRequest, nation: str) -> Assessed | None:
    """Return the newest assessment that the person may see; one that is damaged does not hide what was reported."""
    try:
        return newest(request, nation) if "run.read" in asking(request).actor.permissions else None
    except (IntegrityError, NotFoundError):
        return None


def _counted(request: HttpRequest, nation: str, latest: Assessed | None) -> Counted | None:
    """Return the figures: counted now; where that takes too long, the worker's or the newest assessment's.

    None where neither is there.
    """
    as_of = _day(request.GET.get("as_of", ""))
    if _size(request, nation) <= _LARGE:
        return _now(request, nation, as_of)
    theirs = _of_worker(request, nation, as_of)
    if latest is None or as_of:
        return theirs
    newer = theirs is not None and theirs.counted is not None and theirs.counted >= latest.made
    return theirs if theirs and (newer or request.GET.get("now")) else _of_run(latest)


def _size(request: HttpRequest, nation: str) -> int:
    from majlis.adapters.records.evidence.listing import size

    return size(world_of(request).records, nation)


@require_POST
def counting(request: HttpRequest, nation: str) -> HttpResponse:
    """Leave the count to the worker."""
    need(request, "threat.read")
    found = queue(QueueCommand(nation=nation, as_of=_day(request.POST.get("as_of", ""))), world_of(request))
    return redirect("threat-work", nation, found.work)


def watch(request: HttpRequest, nation: str, code: str) -> HttpResponse:
    """Show how far the count has come; once it is done, the figures."""
    need(request, "threat.read")
    from majlis.adapters.records.runs import errands

    work = errands.sent(world_of(request).records, code)
    as_of = work.order.command["values"].get("as_of") or ""
    if work.state is State.DONE:
        address = f"{reverse('threat', args=[nation])}?{urlencode({'as_of': as_of} if as_of else {'now': 'yes'})}"
        return HttpResponseClientRedirect(address) if getattr(request, "htmx", False) else redirect(address)
    line = {**line_of(request, work), "poll": reverse("threat-work", args=[nation, code]), "again": "", "as_of": as_of}
    whole = "nations/waiting.html" if getattr(request, "htmx", False) else "risk/threat_waiting.html"
    return render(request, whole, line)


def _of_worker(request: HttpRequest, nation: str, as_of: date | None) -> Counted | None:
    """Return what the worker counted for this person; None where it has not, or the answer is gone."""
    from majlis.adapters.records.runs import errands

    work = errands.newest(world_of(request).records, key_of(nation, as_of))
    answer = answered(request, work) if work is not None else None
    if work is None or answer is None:
        return None
    return _told(RatesResult.model_validate(result_of(answer)), work.ended_at or work.queued_at, as_of)


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
    found = rates(RatesCommand(nation=_place(request, nation), as_of=as_of, by=("sector", "all")), world)
    return _told(found, world.now(), as_of)


def _told(found: RatesResult, at: datetime, as_of: date | None) -> Counted:
    words = {"n": count(found.incidents), "at": localtime(at).strftime("%Y-%m-%d %H:%M")}
    basis = gettext("%(n)s reported incidents, each counted once, as known at %(at)s.") % words
    if as_of:
        before = {"n": words["n"], "day": as_of.isoformat()}
        basis = gettext("%(n)s reported incidents, each counted once, as known before %(day)s.") % before
    return Counted(
        tuple(_threat(line) for line in found.lines),
        {line.sector: line.sources for line in found.lines},
        found.marking,
        found.synthetic,
        basis,
        counted=at,
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


def _drawn(request: HttpRequest, name: str, section: Section, latest: Assessed | None) -> Shown:
    """Return a section; its chart was drawn with the newest assessment, where that shows the same, or once before."""

    def draw_spec(spec: Spec) -> str:
        found = pictures_of(latest.run).drawn(spec) if latest else None
        return found or svg(spec)

    def draw(block: Chart, key: str) -> str:
        about = sha256_hex(json.dumps(block.spec, sort_keys=True).encode())
        return kept(
            asking(request).home,
            f"threat|{key}|{about}|{block.alt}",
            lambda: chart(block.spec, block.alt, key, draw_spec),
        )

    return shown(name, section, draw=draw)


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
