"""The pages on what the figures rest on: change, assumptions, sources, limits, trust, verification, annex."""

from typing import TYPE_CHECKING

from majlis.briefing.charts import swings
from majlis.briefing.document import Block, Chart, Column, Heading, Paragraph, Section, Table, Terms
from majlis.briefing.material import Material, sector_name
from majlis.briefing.messages import say
from majlis.briefing.pages import alt_rows, figure_range, numeric
from majlis.briefing.summary import data_day
from majlis.briefing.words import amount, count, listing, one_in, people, percent
from majlis.kernel.times import format_instant
from majlis.risk.result import BackTest, Gaps, RiskResult, Sensitivity, Source

if TYPE_CHECKING:
    from majlis.risk.difference import Difference

_GROUPS = ("rates", "conversion", "success", "breadth", "repair", "buffer", "inferred")
_LIMITS = ("reports", "success", "physics", "money", "horizon", "adversary", "nature")


def _signed(change: float, words: str) -> str:
    return say("cell.plus" if change >= 0 else "cell.minus", value=words)


def _points(change: float) -> str:
    return _signed(change, f"{abs(change) * 100:.1f}")


def _loss(change: float) -> str:
    return _signed(change, amount(abs(change)))


def change(material: Material) -> Section:
    """Return what changed since the previous run, part by part."""
    before, found = material.previous, material.difference
    if before is None:
        return Section(say("difference"), (Paragraph(say("difference.none")),))
    earlier, later = (one_in(one.headline.chance.mean) for one in (before, material.result))
    code = "difference.still" if earlier == later else "difference.lead"
    lead = say(code, before=earlier, after=later)
    verdict = say("difference.within" if material.within_uncertainty else "difference.beyond")
    blocks: list[Block] = [Paragraph(lead), Paragraph(verdict)]
    if found is None:
        blocks.append(Paragraph(say("difference.unexplained")))
    elif not found.steps:
        blocks.append(Paragraph(say("difference.same")))
    else:
        blocks += [_groups(found), *_campaigns(found, material)]
    return Section(say("difference"), tuple(blocks))


def _groups(found: "Difference") -> Table:
    ranked = sorted(found.steps, key=lambda step: -abs(step.chance))
    rows = [(step.name, _points(step.chance), _loss(step.aal)) for step in ranked]
    rows.append(
        (say("difference.total"), _points(found.after - found.before), _loss(found.aal_after - found.aal_before))
    )
    titles = (Column(say("column.because")), numeric("column.points"), numeric("column.change"))
    return Table(say("difference.table"), titles, tuple(rows))


def _campaigns(found: "Difference", material: Material) -> list[Table]:
    names = {share.id: share.name for share in material.result.by_campaign}
    rows = tuple((names.get(key, key), _loss(change)) for key, change in found.campaigns if change)
    titles = (Column(say("column.campaign")), numeric("column.change"))
    return [Table(say("difference.campaigns"), titles, rows)] if rows else []


def group_name(one: Sensitivity) -> str:
    """Return a short name of a group of assumptions."""
    return say(f"group.{one.group}") if one.group in _GROUPS else one.name


def assumptions(material: Material) -> Section:
    """Return the assumptions, most influential first."""
    result = material.result
    ranked = sorted(result.sensitivity, key=lambda one: -abs(one.high - one.low))
    lead = Paragraph(say("assumptions.lead", judgement=percent(round(result.judgement_share, 1))))
    if not ranked:
        return Section(say("assumptions"), (lead,))
    rows = [(group_name(one), min(one.low, one.high), one.centre, max(one.low, one.high)) for one in ranked]
    spoken = [say("assumptions.row", name=name, low=one_in(low), high=one_in(high)) for name, low, _, high in rows]
    chart = Chart(
        swings(rows, synthetic=material.synthetic),
        say("assumptions.alt", rows=alt_rows(spoken)),
        say("assumptions.caption"),
    )
    table = Table(
        say("assumptions.table"),
        (
            Column(say("column.assumption")),
            Column(say("column.basis")),
            numeric("column.low_high"),
            numeric("column.loss_low_high"),
        ),
        tuple(
            (
                one.name,
                say(f"basis.{one.basis}"),
                say("label.swing", low=one_in(one.low), high=one_in(one.high)),
                say("label.swing", low=amount(one.aal_low), high=amount(one.aal_high)),
            )
            for one in ranked
        ),
    )
    return Section(say("assumptions"), (lead, chart, Paragraph(say("assumptions.centre"), "small"), table))


def sources(material: Material) -> Section:
    """Return the sources of evidence and the nation's coverage."""
    result = material.result
    nation = result.nation
    size = say(
        "sources.nation",
        nation=nation.name,
        assets=count(nation.assets),
        links=count(nation.links),
        people=people(nation.population),
        declared=percent(nation.declared),
        inferred=percent(nation.inferred),
        unknown=percent(nation.unknown),
    )
    undeclared = listing([sector_name(sector) for sector in nation.sectors_undeclared])
    coverage = say("sources.undeclared", sectors=undeclared) if undeclared else say("sources.all_declared")
    blocks: list[Block] = [Paragraph(say("sources.lead", day=data_day(result))), Paragraph(size), Paragraph(coverage)]
    if result.sources:
        columns = ("source", "format", "window", "observations", "marking", "hash")
        titles = tuple(Column(say(f"column.{name}"), numeric=name == "observations") for name in columns)
        blocks.append(Table(say("sources.table"), titles, tuple(_source(source) for source in result.sources)))
        if any(source.format == "kev" for source in result.sources):
            blocks.append(Paragraph(say("sources.kev"), "small"))
    else:
        blocks.append(Paragraph(say("sources.none")))
    return Section(say("sources"), tuple(blocks))


def _source(source: Source) -> tuple[str, ...]:
    name = say("sources.synthetic", name=source.name) if source.synthetic else source.name
    return name, source.format, source.window, count(source.observations), source.marking, source.sha256[:12]


def limits(material: Material) -> Section:
    """Return what the model leaves out."""
    nation = material.result.nation
    span = say("hours", n=nation.horizon_hours, value=count(nation.horizon_hours))
    slot = str(nation.slot_minutes)
    items = tuple((say(f"limits.{name}"), say(f"limits.{name}.text", hours=span, minutes=slot)) for name in _LIMITS)
    return Section(say("limits"), (Terms((*_gaps(material.result.gaps), *items)),))


def _gaps(gaps: Gaps) -> tuple[tuple[str, str], ...]:
    """Return what the evidence says nothing about: it adds nothing, and a reader must know that."""
    found = [
        (say(f"limits.{name}"), say(f"limits.{name}.text", sectors=listing([sector_name(one) for one in which])))
        for name, which in (("unwatched", gaps.unwatched), ("partly", gaps.partly_watched))
        if which
    ]
    lost = gaps.unplaced_incidents
    if lost:
        found.append((say("limits.unplaced"), say("limits.unplaced.text", n=lost, value=count(lost))))
    return tuple(found)


def trust(material: Material) -> Section:
    """Return the simulation's error, apart from what we do not know, and the back-test."""
    result = material.result
    error = result.convergence
    work = result.workload
    lead = say(
        "trust.lead",
        draws=count(result.draws),
        years=count(result.years),
        total=count(result.draws * result.years),
        events=f"{work.events_per_year:.1f}",
        hit=f"{work.assets_hit_per_event:.1f}",
        affected=count(work.assets_affected_per_event),
    )
    halves = say("cell.arrow", before=amount(error.aal_first_half), after=amount(error.aal_second_half))
    rows = (
        (say("trust.headline"), f"{error.headline_error * 100:.2f}"),
        (say("trust.aal"), amount(error.aal_error)),
        (say("trust.relative"), percent(error.aal_error_relative)),
        (say("trust.halves"), halves),
        (say("trust.noise"), percent(error.noise_share)),
    )
    table = Table(say("trust.table"), (Column(say("column.figure")), numeric("column.value")), rows)
    return Section(say("trust"), (Paragraph(lead), table, Heading(say("backtest")), *_backtest(result)))


def _backtest(result: RiskResult) -> tuple[Block, ...]:
    if not result.backtest:
        return (Paragraph(say("backtest.none")),)
    titles = (
        Column(say("column.threshold")),
        numeric("column.expected"),
        numeric("column.observed"),
        Column(say("column.agrees")),
    )
    rows = tuple(_backtest_row(test) for test in result.backtest)
    lead = Paragraph(say("backtest.lead", years=f"{result.backtest[0].years:.3g}"))
    return lead, Table(say("backtest.table"), titles, rows)


def _backtest_row(test: BackTest) -> tuple[str, ...]:
    return (
        test.name[:1].upper() + test.name[1:],
        figure_range(test.expected),
        count(test.observed),
        say("cell.yes" if test.agrees else "cell.no"),
    )


def reading(material: Material) -> Section:
    """Return how to read the numbers."""
    items = [(say(f"read.{name}"), say(f"read.{name}.text")) for name in ("range", "hours", "confidence", "squares")]
    items.append((say("read.notice"), material.result.nation.notice))
    return Section(say("read"), (Terms(tuple(items)),))


def verification(material: Material) -> Section:
    """Return how anyone can check the figures."""
    from zoneinfo import ZoneInfo

    result, occasion = material.result, material.occasion
    moment = occasion.made.replace(microsecond=0)
    made = moment.astimezone(ZoneInfo(occasion.time_zone)).strftime("%Y-%m-%d %H:%M %Z")
    items = (
        (say("verify.run"), occasion.run_id),
        (say("verify.hash"), occasion.run_sha256),
        (say("verify.nation"), result.nation.sha256),
        (say("verify.evidence"), result.evidence_sha256),
        (say("verify.parameters"), result.parameters_sha256),
        (say("verify.seed"), str(result.seed)),
        (say("verify.replay"), f"majlis run replay {occasion.run_id}"),
        (say("verify.made"), f"{made} ({format_instant(moment)})"),
    )
    return Section(say("verify"), (Paragraph(say("verify.lead")), Terms(items)))


def annex(material: Material) -> Section | None:
    """Return the assets by name; None where no annex was asked for."""
    named = material.annex
    if named is None:
        return None
    names = {share.id: share.name for share in material.result.by_area}
    titles = (
        Column(say("column.asset")),
        Column(say("column.name"), wide=True),
        Column(say("column.area")),
        numeric("column.outage"),
        numeric("column.year"),
    )
    rows = tuple(
        (
            one.id,
            one.name,
            names.get(one.area, one.area),
            amount(one.person_hours_per_outage),
            amount(one.person_hours_per_year),
        )
        for one in named.critical
    )
    lead = Paragraph(say("annex.lead", marking=named.marking))
    return Section(say("annex"), (lead, Table(say("annex.table"), titles, rows)))
