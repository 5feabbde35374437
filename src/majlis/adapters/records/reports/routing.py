"""Who is shown a report: a nation's rules, applied; and what a person shows or takes back by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import owner_key
from majlis.adapters.records.models import (
    Nation,
    Organisation,
    Report,
    ReportFile,
    ReportRoute,
    ReportRule,
    ReportSection,
)
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.reports.heads import report_row
from majlis.adapters.records.reports.weighing import weigh
from majlis.evidence.reporting.routing import KIND, OPERATOR, REGULATORS, Party, Rule, parts_for, routes, shipped
from majlis.evidence.reporting.sections import sections
from majlis.evidence.reporting.stages import facts_of
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.spelling import demand_known
from majlis.reference.loader import incident_kinds
from majlis.reference.loader import sectors as known_sectors


@dataclass(frozen=True, slots=True)
class Shown:
    """Who is shown what of a report, and why.

    Attributes
    ----------
    organisation, name : str
    parts : tuple of str
    reason, by : str
    rules : str
        Empty where a person showed it.
    since, until : str
        Instants; ``until`` is empty while it counts.
    """

    organisation: str
    name: str
    parts: tuple[str, ...]
    reason: str
    by: str
    rules: str
    since: str
    until: str


def rules(records: Records, code: str) -> tuple[tuple[Rule, bool], ...]:
    """Return the rules of a nation that count, each with whether it is the nation's own.

    Raises
    ------
    NotFoundError
        If there is no such nation, or the reader may not see it.
    """
    nation = nation_row(records, code)
    own = ReportRule.objects.visible_to(records.reader).filter(nation=nation, superseded_at__isnull=True)
    return _in_force(own)


def _in_force(own: Iterable[ReportRule]) -> tuple[tuple[Rule, bool], ...]:
    found: dict[str, tuple[Rule, bool]] = {name: (rule, False) for name, rule in shipped().items()}
    for row in own:
        if row.rule:
            found[row.code] = (_rule(row.rule), True)
        else:
            found.pop(row.code, None)
    return tuple(found[name] for name in sorted(found))


def _rule(told: Mapping[str, object]) -> Rule:
    named = {**told, "recipients": tuple(told["recipients"]), "sections": tuple(told["sections"])}  # type: ignore[arg-type]
    return Rule(**named)  # type: ignore[arg-type]


def set_rule(records: Records, code: str, rule: Rule) -> None:
    """Give a nation a rule; one of the same id gives way. Open reports are routed anew.

    Raises
    ------
    InputError
        If sector, kind, recipient or section is none.
    NotFoundError
        If there is no such nation, or the reader may not see it.
    PermissionDeniedError
        If the reader does not act for the organisation that keeps the nation.
    """
    _judge(rule)
    _put(records, code, rule.id, asdict(rule))


def drop_rule(records: Records, code: str, rule: str) -> None:
    """Take a rule out. One that ships is off from then on. Open reports are routed anew.

    Raises
    ------
    NotFoundError
        If there is no such nation or rule.
    PermissionDeniedError
        If the reader does not act for the organisation that keeps the nation.
    """
    if rule not in {one.id for one, _ in rules(records, code)}:
        raise NotFoundError(
            f"{code} has no rule {rule[:80]!r}", mend=f"majlis report rules {code} shows them", code="report.no-rule"
        )
    _put(records, code, rule, {})


def _judge(rule: Rule) -> None:
    if rule.sector:
        demand_known("sector", rule.sector, known_sectors().column("id"), where="option --sector")
    if rule.kind:
        demand_known("kind", rule.kind, incident_kinds().column("id"), where="option --kind")
    for name in rule.sections:
        demand_known("section", name, sections(), where="option --sections")
    codes = dict(Organisation.objects.filter(closed_at__isnull=True).values_list("code", "kind"))
    if rule.operator:
        demand_known("organisation", rule.operator, codes, where="option --operator")
    named = {REGULATORS, *(f"{KIND}{kind}" for kind in ("council", "cert", "regulator", "ministry", "other"))}
    for recipient in rule.recipients:
        demand_known("recipient", recipient, {*codes, *named}, where="option --to")
        if codes.get(recipient) == OPERATOR:
            raise InputError(
                f"{recipient} is an operator",
                where="option --to",
                why="no rule shows one operator what befell another",
                mend="name an authority",
                code="report.rule-operator",
            )


def _put(records: Records, code: str, name: str, told: Mapping[str, object]) -> None:
    nation = nation_row(records, code)
    if not records.reader.everything and nation.owner.code not in records.reader.organisations:
        raise PermissionDeniedError(
            f"{records.actor} does not act for {nation.owner.code}",
            why="who is shown reports is settled by the organisation that keeps the nation",
            mend="ask that organisation",
            code="report.rule-owner",
        )
    with transaction.atomic():
        Nation.everything.select_for_update().get(pk=nation.pk)  # writers take turns
        rows = ReportRule.everything.filter(nation=nation, code=name, superseded_at__isnull=True)
        rows.update(superseded_at=records.now())
        ReportRule.everything.create(
            nation=nation,
            code=name,
            rule=dict(told),
            recorded_at=records.now(),
            recorded_by=records.actor,
            owner_id=nation.owner_id,
            marking_id=nation.marking_id,
        )
        audit.note(records, "report rule", code, detail={"rule": name, "off": not told})
        for report in Report.everything.filter(nation=nation, closed_at__isnull=True).select_related("owner"):
            apply(records, report)


def apply(records: Records, report: Report) -> None:
    """Show a report to whom the rules name, and no longer to whom they do not; what persons showed stays.

    Parameters
    ----------
    records : Records
    report : Report
        Within a transaction.
    """
    own = ReportRule.everything.filter(nation_id=report.nation_id, superseded_at__isnull=True)
    parties = [
        Party(row.code, row.kind, frozenset(row.sectors)) for row in Organisation.objects.filter(closed_at__isnull=True)
    ]
    keys = dict(Organisation.objects.values_list("code", "pk"))
    in_force = [rule for rule, _ in _in_force(own)]
    found = routes(in_force, facts_of(report.facts), weigh(report, in_force), parties)
    wanted = {(keys[one.organisation], part): one for one in found for part in one.parts}
    rows = ReportRoute.everything.filter(report=report, until__isnull=True)
    now = records.now()
    for row in rows:
        key = (row.organisation_id, row.part)
        if row.rules and key not in wanted:
            ReportRoute.everything.filter(pk=row.pk).update(until=now)
        wanted.pop(key, None)
    for (organisation, part), one in wanted.items():
        _show(records, report, organisation, part, (",".join(one.rules), one.reason))


def _show(records: Records, report: Report, organisation: int, part: str, why: tuple[str, str]) -> None:
    ReportRoute.everything.create(
        report=report,
        organisation_id=organisation,
        part=part,
        rules=why[0],
        reason=why[1],
        since=records.now(),
        shown_by=records.actor,
        owner_id=report.owner_id,
        marking_id=report.marking_id,
    )


def pass_on(records: Records, code: str, organisation: str, named: Sequence[str], reason: str) -> tuple[str, ...]:
    """Show a report to an organisation by hand; return the parts that it sees now and did not before.

    Parameters
    ----------
    records : Records
    code : str
        Code of the report.
    organisation : str
    named : sequence of str
        Sections; empty: those that are for the kind of organisation.
    reason : str

    Raises
    ------
    NotFoundError
        If there is no such report or organisation.
    InputError
        If a section is none, or the organisation is another operator.
    PermissionDeniedError
        If the report is not the reader's to work with, or the reader would show a section without seeing it.
    """
    for name in named:
        demand_known("section", name, sections(), where="option --sections")
    with transaction.atomic():
        report = workable(records, code)
        row = Organisation.objects.filter(pk=owner_key(records, organisation)).get()
        if row.kind == OPERATOR:
            raise InputError(
                f"{organisation} is an operator",
                where="argument ORGANISATION",
                mend="attach the report to its operator with majlis report attach",
                code="report.pass-operator",
            )
        parts = parts_for(row.kind, named)
        _demand_seen(records, report, parts)
        now_shown = ReportRoute.everything.filter(report=report, organisation=row, until__isnull=True)
        new = tuple(part for part in parts if part not in set(now_shown.values_list("part", flat=True)))
        for part in new:
            _show(records, report, row.pk, part, ("", reason))
        audit.note(records, "report route", code, detail={"organisation": organisation, "parts": list(new)})
    return new


def _demand_seen(records: Records, report: Report, parts: Iterable[str]) -> None:
    unseen = set[str]()
    for table in (ReportSection, ReportFile):
        there = set(table.everything.filter(report=report, part__in=parts).values_list("part", flat=True))
        seen = table.objects.visible_to(records.reader).filter(report=report, part__in=there)
        unseen |= there - set(seen.values_list("part", flat=True))
    if unseen:
        raise PermissionDeniedError(
            f"{records.actor} does not see {len(unseen)} of these sections",
            why="nobody shows others what is closed to himself or herself",
            mend="name the sections that you see, with --sections",
            code="report.unseen",
        )


def withdraw(records: Records, code: str, organisation: str) -> int:
    """Show a report to an organisation no longer; return how many parts it saw.

    Raises
    ------
    NotFoundError
        If there is no such report, or the organisation was shown nothing by hand.
    PermissionDeniedError
        If the report is not the reader's to work with.
    """
    with transaction.atomic():
        report = workable(records, code)
        rows = ReportRoute.everything.filter(
            report=report, organisation__code=organisation, until__isnull=True, rules=""
        )
        count = rows.update(until=records.now())
        if not count:
            raise NotFoundError(
                f"nobody showed {code} to {organisation[:80]!r} by hand",
                why="what a rule shows, the rule takes back",
                mend=f"majlis report show {code} says who is shown it and why",
                code="report.not-shown",
            )
        audit.note(records, "report route", code, detail={"organisation": organisation, "withdrawn": count})
    return count


def shown(records: Records, code: str) -> tuple[Shown, ...]:
    """Return who is shown a report and why, and who was; who may see the head may know it.

    Raises
    ------
    NotFoundError
        If there is no such report, or the reader may not see it.
    """
    rows = ReportRoute.objects.visible_to(records.reader).filter(report=report_row(records, code))
    found: dict[tuple[str, ...], Shown] = {}
    for row in rows.select_related("organisation").order_by("organisation__code", "pk"):
        since = row.since.isoformat(timespec="seconds")
        until = row.until.isoformat(timespec="seconds") if row.until else ""
        key = (row.organisation.code, row.rules, row.reason, since, until)
        old = found.get(key)
        parts = (*(old.parts if old else ()), row.part)
        found[key] = Shown(
            row.organisation.code, row.organisation.name, parts, row.reason, row.shown_by, row.rules, since, until
        )
    return tuple(found.values())


def workable(records: Records, code: str) -> Report:
    """Return a report that the reader's organisation works with, held until the transaction ends.

    Raises
    ------
    NotFoundError
        If there is no such report, or the reader may not see it.
    PermissionDeniedError
        If it is not shown to one of the reader's organisations.
    """
    first = report_row(records, code)
    Report.everything.select_for_update().get(pk=first.pk)
    row = report_row(records, code)
    if works_with(records, row):
        return row
    raise PermissionDeniedError(
        f"{code} is not shown to an organisation of {records.actor}",
        why="only who a report is routed to works with it",
        mend=f"majlis report show {code} says who does",
        code="report.not-yours",
    )


def works_with(records: Records, row: Report) -> bool:
    """Tell whether the reader acts for an authority that a report is shown to, or that keeps it unattached."""
    if records.reader.everything or (not row.attached and row.owner.code in records.reader.organisations):
        return True
    rows = ReportRoute.everything.filter(report=row, part="thread", until__isnull=True)
    return rows.filter(organisation__code__in=records.reader.organisations).exists()


def demand_open(row: Report) -> None:
    """See that something can still be said of a report.

    Raises
    ------
    ConflictError
        If it is closed, or merged into another.
    """
    if row.closed_at is not None or row.merged_into_id is not None:
        word = "merged into another report" if row.merged_into_id else "closed"
        raise ConflictError(
            f"{row.code} is {word}", mend=f"majlis report reopen {row.code} first", code="report.closed"
        )
