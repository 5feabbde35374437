"""Page 1: what a minister reads in a minute. At most 200 words, no asset by name."""

from datetime import date, timedelta
from typing import NamedTuple

from majlis.briefing.document import Panel, Paragraph, Picture, Summary, Terms
from majlis.briefing.material import Material, a_month, sector_name, sector_noun, service_noun
from majlis.briefing.messages import say
from majlis.briefing.squares import parts, squares
from majlis.briefing.words import (
    alternatives,
    amount,
    chance_range,
    confidence,
    count,
    day,
    headline,
    hours,
    listing,
    months,
    one_in,
    people,
    percent,
    two_digits,
)
from majlis.kernel.times import Window
from majlis.risk.result import Gaps, RiskResult, Scenario, Threat

_MOST_WORDS = 186
"""Words of page 1; with band, marking and page number it is 200."""
_MEASURES = ("success", "breadth", "repair", "buffer")
"""Groups of assumptions that a Council can act on."""
_QUESTIONS = ("rates", "conversion", "success", "breadth", "repair", "buffer", "inferred")
"""Groups that somebody could tell us more about."""
_CERTAIN = 0.95
_EQUAL_DAYS = 4
"""Periods whose lengths differ by no more (a quarter has 89 to 92 days) are told as equal."""
_LONGEST_DESCRIPTION = 8
"""Words; a longer description of a scenario gives way to the campaign's name."""


class _Room(NamedTuple):
    """What page 1 has room for: reasons of the change, sectors, and the name of the scenario."""

    reasons: int
    sectors: int
    named: bool


_ROOMS = (
    _Room(3, 2, True),
    _Room(2, 2, True),
    _Room(1, 2, True),
    _Room(1, 1, True),
    _Room(1, 1, False),
    _Room(0, 1, False),
)
"""From the widest to the narrowest."""


def summary(material: Material) -> Summary:
    """Return page 1; what matters least gives way where it would grow too long."""
    pages = [_page(material, room) for room in _ROOMS]
    return next((page for page in pages if page.words <= _MOST_WORDS), pages[-1])


def _page(material: Material, room: _Room) -> Summary:
    result = material.result
    kicker = "kicker.synthetic" if material.synthetic else "kicker"
    return Summary(
        kicker=say(kicker, nation=result.nation.name, day=data_day(result)),
        headline=headline_of(result),
        panels=(
            Panel(say("happening"), _happening(result, room.sectors)),
            Panel(say("break"), _break(result, named=room.named), chance_squares(result)),
            Panel(say("changed"), _changed(material, room.reasons)),
            Panel(say("unknown"), (Terms(_unknown(result)),)),
            Panel(say("asked"), _asked_of_you(result)),
        ),
        footer=_footer(material),
        code=_code(material),
    )


def data_day(result: RiskResult) -> str:
    """Return the last day that evidence reaches, in words."""
    first_without = date.fromisoformat(result.data_to[:10])
    return say("day.none") if first_without == date.min else day(first_without - timedelta(days=1))


def headline_of(result: RiskResult) -> str:
    """Return the headline: the sectors' verdicts in one sentence."""
    return headline_of_threats(result.threat)


def headline_of_threats(threats: tuple[Threat, ...]) -> str:
    """Return the headline of verdicts, whatever counted them."""
    single = [threat for threat in threats if threat.sector]
    overall = next((threat.verdict for threat in threats if not threat.sector), "cannot tell")
    found = {
        verdict: [sector_noun(threat.sector) for threat in single if threat.verdict == verdict]
        for verdict in ("rising", "falling")
    }
    return headline(found["rising"], found["falling"], sectors=len(single), overall=overall)


def _happening(result: RiskResult, most: int) -> tuple[Paragraph, ...]:
    compared = [threat for threat in result.threat if threat.earlier and threat.later]
    moved = [
        threat
        for verdict in ("rising", "falling")
        for threat in compared
        if threat.sector and threat.verdict == verdict
    ]
    shown = moved[:most] or [threat for threat in compared if not threat.sector] or compared[:1]
    lines = [_line(threat, first=threat is shown[0]) for threat in shown] or [say("happening.nothing")]
    broken = any(threat.coverage_breaks for threat in shown)
    return tuple(Paragraph(line) for line in (*lines, say("happening.break" if broken else "happening.unchanged")))


def _line(threat: Threat, *, first: bool) -> str:
    name = sector_name(threat.sector) if threat.sector else say("happening.all")
    before = count(threat.earlier_count)
    earlier, later = (Window.parse(window).days for window in (threat.earlier, threat.later))
    equal = abs(earlier - later) <= _EQUAL_DAYS
    if not first and equal:
        return say("happening.next", sector=name, whole=count(threat.later_count), before=before)
    if not first:
        return say(
            "happening.next.unequal",
            sector=name,
            now=amount(a_month(threat.later_count, threat.later)),
            before=amount(a_month(threat.earlier_count, threat.earlier)),
        )
    if equal:
        return say("happening.sector", n=threat.later_count, sector=name, before=before, period=_period(earlier))
    return say(
        "happening.unequal",
        n=threat.later_count,
        sector=name,
        months=months(later),
        now=amount(a_month(threat.later_count, threat.later)),
        before=amount(a_month(threat.earlier_count, threat.earlier)),
    )


def _period(days: int) -> str:
    for code, low, high in (("quarter", 85, 95), ("half", 175, 190), ("year", 360, 370)):
        if low <= days <= high:
            return say(f"period.{code}")
    return say("period.other")


def chance_line(result: RiskResult) -> str:
    """Return what the headline asks and its chance, the chance strong (``**``)."""
    head = result.headline
    return say(
        "break.chance.certain" if head.chance.mean > _CERTAIN else "break.chance",
        people=people(head.people),
        services=alternatives([service_noun(service) for service in head.services]),
        hours=hours(head.hours),
        chance=one_in(head.chance.mean),
        range=chance_range(head.chance.low, head.chance.high),
    )


def confidence_of(result: RiskResult) -> str:
    """Return how much weight the headline chance bears: ``low``, ``medium`` or ``high``."""
    return confidence(
        judgement=result.judgement_share,
        unknown=1 - result.nation.declared,
        low=result.headline.chance.low,
        high=result.headline.chance.high,
    )


def _break(result: RiskResult, *, named: bool) -> tuple[Paragraph, ...]:
    return (Paragraph(chance_line(result), "large"), Paragraph(_scenario(result, named=named)))


def scenario_words(scenario: Scenario) -> str:
    """Return a scenario's description without its full stop."""
    return scenario.description.strip().rstrip(".")


def _scenario(result: RiskResult, *, named: bool) -> str:
    if not result.scenarios:
        return say("break.no_scenario")
    scenario = min(result.scenarios, key=lambda one: abs(one.years - 20))
    what = scenario_words(scenario)
    if len(what.split()) > _LONGEST_DESCRIPTION:
        what = next((share.name for share in result.by_campaign if share.id == scenario.campaign), scenario.campaign)
    hours_low, hours_middle, hours_high = (
        count(two_digits(value)) for value in (scenario.hours_low, scenario.hours, scenario.hours_high)
    )
    spread = "" if hours_low == hours_high else say("break.scenario.range", low=hours_low, high=hours_high)
    return say(
        "break.scenario" if named else "break.scenario.bare",
        what=what[:1].lower() + what[1:],
        people=amount(scenario.people),
        service=service_noun(scenario.service),
        hours=hours_middle,
        range=spread,
    )


def chance_squares(result: RiskResult) -> Picture:
    """Return the headline chance as a hundred squares."""
    chance = result.headline.chance
    low, dark, high = parts(chance.mean, chance.low, chance.high)
    alt = say("break.squares", n=dark, low=str(low), high=str(high))
    return Picture(squares(chance.mean, chance.low, chance.high), alt, 31, say("break.legend"))


def _changed(material: Material, most: int) -> tuple[Paragraph, ...]:
    if material.previous is None:
        return (Paragraph(say("changed.first")),)
    before, after = (one_in(one.headline.chance.mean) for one in (material.previous, material.result))
    why = _why(material, most)
    if before == after:
        text = say("changed.same", after=after, why=why)
    else:
        code = "changed.within" if material.within_uncertainty else "changed.beyond"
        text = say(code, before=before, after=after, why=why)
    return (Paragraph(text),)


def _why(material: Material, most: int) -> str:
    """Return the largest reasons of the change, as they complete a sentence."""
    steps = material.difference.steps if material.difference else ()
    ranked = sorted((step for step in steps if step.chance), key=lambda step: -abs(step.chance))[:most]
    reasons = list(dict.fromkeys(_reason(step.group, step.chance, material.result) for step in ranked))
    return say("changed.why", reasons=listing(reasons)) if reasons else ""


def _reason(group: str, change: float, result: RiskResult) -> str:
    """Return one reason. Attacks are "up" only where the headline may say so too; else the reason is new data."""
    direction, verdict = ("up", "rising") if change > 0 else ("down", "falling")
    if group == "rates" and any(threat.verdict == verdict for threat in result.threat):
        return say(f"reason.attacks.{direction}")
    return say(f"reason.{group}.{direction}")


class _Swing(NamedTuple):
    """The headline chance with one group of assumptions at either end, the lower chance first."""

    group: str
    low: float
    high: float

    @property
    def size(self) -> float:
        return self.high - self.low


def _swings(result: RiskResult, groups: tuple[str, ...]) -> list[_Swing]:
    """Return the groups' swings, widest first.

    Sensitivity is about the chance with all assumptions at their centre. Its ratios are carried over to the headline
    chance, so that page 1 compares like with like.
    """
    mean = result.headline.chance.mean
    found = []
    for one in result.sensitivity:
        if one.group in groups and one.centre > 0:
            ends = sorted(min(1.0, mean * end / one.centre) for end in (one.low, one.high))
            found.append(_Swing(one.group, ends[0], ends[1]))
    return sorted(found, key=lambda swing: -swing.size)


def _unknown(result: RiskResult) -> tuple[tuple[str, str], ...]:
    ranked = [swing.group for swing in _swings(result, _QUESTIONS)]
    groups = [*ranked, *(group for group in ("rates", "inferred", "success") if group not in ranked)]
    lines = [(say(f"unknown.{group}.who"), _question(group, result)) for group in groups]
    return (*_blind(result.gaps), *lines)[:3]


def _blind(gaps: Gaps) -> tuple[tuple[str, str], ...]:
    """Return the worst gap of the evidence: what nobody watches adds nothing to the chance, so it stands first."""
    counts = (
        ("unwatched", len(gaps.unwatched)),
        ("unplaced", gaps.unplaced_incidents),
        ("partly", len(gaps.partly_watched)),
    )
    told = [(name, n) for name, n in counts if n]
    return tuple((say(f"unknown.{name}.who"), say(f"unknown.{name}", n=n, value=count(n))) for name, n in told[:1])


def _question(group: str, result: RiskResult) -> str:
    undeclared = len(result.nation.sectors_undeclared)
    if group != "inferred":
        return say(f"unknown.{group}")
    return say("unknown.inferred", n=undeclared) if undeclared else say("unknown.inferred.links")


def _asked_of_you(result: RiskResult) -> tuple[Paragraph | Terms, ...]:
    """Return what is asked. What a measure would buy is not modelled: the line below says so."""
    lines = _asked(result)
    return (Terms(lines), Paragraph(say("asked.note"), "small"))


def _asked(result: RiskResult) -> tuple[tuple[str, str], ...]:
    centre = result.headline.chance.mean
    best = [swing for swing in _swings(result, _MEASURES) if swing.low < centre]
    best.sort(key=lambda swing: swing.low)
    return (
        (say("asked.decide"), _measure(best[0]) if best else say("asked.none")),
        (say("asked.defer"), _measure(best[1]) if len(best) > 1 else say("asked.wait")),
        (say("asked.ask"), _ask(result)),
    )


def _measure(swing: _Swing) -> str:
    return say("asked.best", measure=say(f"measure.{swing.group}"), chance=one_in(swing.low, towards="likelier"))


def _ask(result: RiskResult) -> str:
    links = _swings(result, ("inferred",))
    if not links or not links[0].size:
        return say("asked.report")
    undeclared = len(result.nation.sectors_undeclared)
    code = "asked.declare" if undeclared else "asked.confirm"
    low, high = one_in(links[0].low), one_in(links[0].high)
    if low == high:
        return say(f"{code}.still", n=undeclared, chance=low)
    return say(code, n=undeclared, range=say("chance.range", low=low, high=high))


def _footer(material: Material) -> str:
    result = material.result
    check = "none" if not result.backtest else "passed" if all(test.agrees for test in result.backtest) else "failed"
    return say(
        "footer",
        confidence=say(f"confidence.{confidence_of(result)}"),
        declared=percent(result.nation.declared),
        judgement=percent(round(result.judgement_share, 1)),
        span=_span(result),
        check=say(f"check.{check}"),
        hash=material.occasion.run_sha256[:12],
    )


def _span(result: RiskResult) -> str:
    years = round(result.backtest[0].years) if result.backtest else 10
    return say("check.span.ten") if years == 10 else say("check.span", years=str(years))  # noqa: PLR2004 - its name


def _code(material: Material) -> Picture:
    import io

    import segno

    text = f"majlis:run:{material.occasion.run_id}:sha256:{material.occasion.run_sha256}"
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn, kind="svg", border=2, xmldecl=False, svgns=True, nl=False, omitsize=True, dark="#000000", light="#ffffff"
    )
    return Picture(drawn.getvalue().decode(), say("code.alt", text=text), 21)
