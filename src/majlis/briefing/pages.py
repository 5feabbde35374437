"""The pages on what happens and what could be lost: rates, curve, services, map, scenarios."""

from collections.abc import Iterable
from functools import reduce

from majlis.briefing.charts import exceedance, intervals, loss_rows
from majlis.briefing.document import Block, Chart, Column, Heading, Paragraph, Section, Table
from majlis.briefing.maps import area_map
from majlis.briefing.material import Material, a_month, sector_name
from majlis.briefing.messages import say
from majlis.briefing.words import amount, amount_range, chance_range, count, hours_range, one_in, percent
from majlis.risk.result import CurvePoint, Figure, Share, Threat

_AREAS = 10


def numeric(code: str) -> Column:
    """Return a column of numbers."""
    return Column(say(code), numeric=True)


def figure_range(figure: Figure) -> str:
    """Return "6.2 million (3 to 11)" as one cell."""
    return amount_range(figure.mean, figure.low, figure.high)


def alt_rows(items: Iterable[str]) -> str:
    """Return items as one text for the ear, separated by semicolons."""
    return reduce(lambda first, more: say("alt.more", first=first, next=more), items)


def rates(material: Material) -> Section:
    """Return how often attacks are reported, and whether they rise."""
    return threat_rates(material.result.threat, synthetic=material.synthetic)


def threat_rates(threats: tuple[Threat, ...], *, synthetic: bool) -> Section:
    """Return how often attacks are reported, by sector, whatever counted them.

    Parameters
    ----------
    threats : tuple of Threat
        One for each sector, and one with sector "" for all.
    synthetic : bool
    """
    overall = next((threat for threat in threats if not threat.sector), None)
    ranked = sorted((threat for threat in threats if threat.sector), key=lambda threat: -threat.rate.mean)
    rows = [(sector_name(threat.sector), *_three(threat.rate), _rate(threat)) for threat in ranked]
    spoken = [
        say("alt.row", name=name, middle=amount(mean), low=amount(low), high=amount(high))
        for name, mean, low, high, _ in rows
    ]
    chart: list[Block] = []
    if rows:
        spec = intervals(rows, title=say("axis.rate"), synthetic=synthetic)
        chart = [Chart(spec, say("rates.alt", rows=alt_rows(spoken)), say("rates.caption"))]
    titles = [
        Column(say("column.sector")),
        numeric("column.reported"),
        numeric("column.months"),
        numeric("column.rate"),
        numeric("column.periods"),
    ]
    titles += [Column(say("column.verdict")), numeric("column.false_alarm"), numeric("column.power")]
    lead = say("rates.lead", n=sum(threat.count for threat in ranked))
    body = tuple(_threat_row(threat) for threat in [*ranked, *([overall] if overall else [])])
    table = Table(say("rates.table"), tuple(titles), body)
    return Section(
        say("rates"),
        (
            Paragraph(lead),
            *chart,
            table,
            *_verdict_notes(threats),
        ),
    )


def _three(figure: Figure) -> tuple[float, float, float]:
    return figure.mean, figure.low, figure.high


def _rate(threat: Threat) -> str:
    text = figure_range(threat.rate)
    return (
        text
        if threat.verdict == "cannot tell"
        else say("label.verdict", rate=text, verdict=say(f"verdict.{threat.verdict}"))
    )


def _threat_row(threat: Threat) -> tuple[str, ...]:
    name = sector_name(threat.sector) if threat.sector else say("happening.all")
    compared = bool(threat.earlier and threat.later)
    periods = (
        say(
            "cell.arrow",
            before=amount(a_month(threat.earlier_count, threat.earlier)),
            after=amount(a_month(threat.later_count, threat.later)),
        )
        if compared
        else say("cell.none")
    )
    return (
        name,
        count(threat.count),
        count(threat.exposure_months),
        figure_range(threat.rate),
        periods,
        say(f"verdict.{threat.verdict.replace(' ', '_')}"),
        percent(threat.false_alarm) if compared else say("cell.none"),
        percent(threat.power) if compared else say("cell.none"),
    )


def _verdict_notes(threats: tuple[Threat, ...]) -> tuple[Paragraph, ...]:
    if not threats:
        return ()
    breaks = sorted({text for threat in threats for text in threat.coverage_breaks})
    factor = f"{threats[0].power_at:g}"
    text = say("rates.breaks", breaks="; ".join(breaks)) if breaks else say("rates.no_breaks")
    periods = sorted({(threat.earlier, threat.later) for threat in threats if threat.earlier and threat.later})
    compared = [Paragraph(say("rates.periods", earlier=before, later=after), "small") for before, after in periods[:3]]
    return *compared, Paragraph(say("rates.verdict", factor=factor), "small"), Paragraph(text, "small")


_WIDEST = 20.0
"""Ratios whose range reaches further are left out of the chart: it would show nothing else."""


def threat_changes(threats: tuple[Threat, ...], *, synthetic: bool) -> Section | None:
    """Return whether attacks rise or fall, by sector; None where no two periods can be compared.

    Parameters
    ----------
    threats : tuple of Threat
    synthetic : bool
    """
    rows = [
        (sector_name(one.sector) if one.sector else say("happening.all"), *_three(one.ratio), times(one.ratio))
        for one in threats
        if one.ratio and one.earlier and one.ratio.high <= _WIDEST
    ]
    if not rows:
        return None
    rows.sort(key=lambda row: -row[1])
    spoken = say("changes.alt", rows=alt_rows(f"{name} {label}" for name, _, _, _, label in rows))
    spec = intervals(rows, title=say("axis.times"), synthetic=synthetic)
    return Section(say("changes"), (Chart(spec, spoken, say("changes.caption")),))


def times(ratio: Figure) -> str:
    """Return "1.3 (0.9–1.8)": how many times as often as before."""
    return say("cell.range", middle=f"{ratio.mean:.2g}", low=f"{ratio.low:.2g}", high=f"{ratio.high:.2g}")


def loss(material: Material) -> Section:
    """Return the exceedance curve and the losses at each return period."""
    result = material.result
    ends = {"mean": result.aal, "once": result.any_service}
    words = {
        f"{name}{end}": amount(value)
        for name, figure in ends.items()
        for end, value in (("", figure.mean), ("_low", figure.low), ("_high", figure.high))
    }
    lead = say(
        "loss.lead",
        mean=words["mean"],
        low=words["mean_low"],
        high=words["mean_high"],
        once=words["once"],
        once_low=words["once_low"],
        once_high=words["once_high"],
    )
    blocks: list[Block] = [Paragraph(lead)]
    if result.curve:
        blocks += [Heading(say("loss.year"))] if material.largest else []
        blocks.append(_curve(result.curve, "loss", "axis.loss_exceeded", synthetic=material.synthetic))
    if material.largest:
        blocks.append(Heading(say("loss.largest")))
        blocks.append(_curve(material.largest, "loss.largest", "axis.largest_exceeded", synthetic=material.synthetic))
    columns = ("column.once_in", "column.aep_var", "column.aep_tvar", "column.oep_var", "column.oep_tvar")
    rows = tuple(
        (
            say("cell.years", n=level.years, value=count(level.years)),
            *(figure_range(figure) for figure in (level.aep_var, level.aep_tvar, level.oep_var, level.oep_tvar)),
        )
        for level in result.levels
    )
    titles = (Column(say(columns[0])), *(numeric(code) for code in columns[1:]))
    blocks.append(Table(say("loss.table"), titles, rows))
    return Section(say("loss"), tuple(blocks))


def _curve(curve: tuple[CurvePoint, ...], code: str, title: str, *, synthetic: bool) -> Chart:
    spoken = alt_rows([_curve_words(point) for point in _few(curve)])
    spec = exceedance(curve, synthetic=synthetic, title=title)
    return Chart(spec, say(f"{code}.alt", rows=spoken), say(f"{code}.caption"))


def _few(curve: tuple[CurvePoint, ...]) -> list[CurvePoint]:
    drawn = [point for point in curve if point.chance.mean > 0] or list(curve)
    return drawn[:: max(1, len(drawn) // 4)][:5]


def _curve_words(point: CurvePoint) -> str:
    around = chance_range(point.chance.low, point.chance.high)
    return say("loss.alt.row", loss=amount(point.loss), chance=one_in(point.chance.mean), range=around)


def shares(material: Material) -> Section:
    """Return where the loss falls, by service and by kind of campaign."""
    result = material.result
    first = max(result.by_service, key=lambda share: share.share, default=None)
    blocks: list[Block] = []
    if first is not None:
        blocks.append(Paragraph(say("share.service.lead", first=first.name, share=percent(first.share))))
    for code, of in (("service", result.by_service), ("campaign", result.by_campaign)):
        if of:
            blocks += [Heading(say(f"share.{code}")), _share_chart(of, code, synthetic=material.synthetic)]
    return Section(say("share"), tuple(blocks))


def _share_chart(of: tuple[Share, ...], code: str, *, synthetic: bool) -> Chart:
    ranked = sorted(of, key=lambda share: -share.loss.mean)
    every = [(share.name, *_three(share.loss)) for share in ranked]
    rows = [row for row in every if max(row[1:]) > 0] or every
    spoken = [
        say("alt.row", name=name, middle=amount(mean), low=amount(low), high=amount(high))
        for name, mean, low, high in rows
    ]
    return Chart(
        loss_rows(rows, synthetic=synthetic), say("share.alt", rows=alt_rows(spoken)), say(f"share.{code}.caption")
    )


def places(material: Material) -> Section | None:
    """Return the map and its ten largest areas; None where no area has a place."""
    result = material.result
    ranked = sorted(result.by_area, key=lambda share: (-share.loss.mean, share.id))
    placed = [share for share in ranked if share.id in material.places]
    if not placed:
        return None
    top = ranked[:_AREAS]
    missing = len(ranked) - len(placed)
    note = (Paragraph(say("map.missing", n=missing), "small"),) if missing else ()
    chart = Chart(
        material.map or area_map(ranked, material.places, synthetic=material.synthetic),
        say("map.alt", rows=alt_rows(_area_words(share) for share in top)),
        say("map.caption", largest=amount(placed[0].loss.mean)),
    )
    table = Table(
        say("map.table"),
        (Column(say("column.area")), numeric("column.loss"), numeric("column.share")),
        tuple((share.name, figure_range(share.loss), percent(share.share)) for share in top),
    )
    carried = say("map.share", share=percent(sum(share.share for share in top)))
    lead = say("map.lead")
    return Section(say("map"), (Paragraph(f"{carried} {lead}" if len(ranked) > _AREAS else lead), chart, *note, table))


def _area_words(share: Share) -> str:
    return say(
        "alt.row",
        name=share.name,
        middle=amount(share.loss.mean),
        low=amount(share.loss.low),
        high=amount(share.loss.high),
    )


def scenarios(material: Material) -> Section | None:
    """Return the "bad but plausible" events in counts; None where the simulation held none."""
    found = material.result.scenarios
    if not found:
        return None
    columns = (
        Column(say("column.once_in")),
        Column(say("column.what"), wide=True),
        numeric("column.hit"),
        numeric("column.affected"),
        numeric("column.people"),
        numeric("column.hours"),
    )
    rows = tuple(
        (
            say("cell.years", n=event.years, value=count(event.years)),
            event.description,
            count(event.assets_hit),
            count(event.assets_affected),
            amount(event.people),
            hours_range(event.hours, event.hours_low, event.hours_high),
        )
        for event in sorted(found, key=lambda event: event.years)
    )
    return Section(say("scenario"), (Paragraph(say("scenario.lead")), Table(say("scenario.table"), columns, rows)))
