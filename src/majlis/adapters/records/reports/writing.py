"""Send a report and its later stages. What an earlier one said stays."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import IntegrityError as TakenError
from django.db import transaction
from django.db.models import Max, Q, QuerySet

from majlis.adapters.records import audit
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import (
    MarkingRow,
    Nation,
    Organisation,
    Report,
    ReportFile,
    ReportFiling,
    ReportRoute,
    ReportSection,
    Setting,
)
from majlis.adapters.records.reports import routing
from majlis.adapters.records.reports.heads import STAMPS, report_row, zone_of
from majlis.evidence.reporting.sections import NOTES, REPORT, THREAD, sections
from majlis.evidence.reporting.stages import Facts, Stage, facts_of
from majlis.kernel.errors import ConflictError, InputError, NotFoundError, PermissionDeniedError
from majlis.kernel.marking import Marking, Tlp
from majlis.kernel.spelling import demand_known
from majlis.reference.loader import incident_kinds, sectors

PUBLIC = "report.public."
"""With this begins the setting that lets a nation take reports; its code follows."""
CLOSEST = Marking(Tlp.RED)
"""Marking of a report for which none is named: for the operator and those to whom it is routed."""
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told.

    Attributes
    ----------
    stage : Stage
    facts : Facts
    texts : mapping of str to str
        Section to text.
    aware : datetime or None
        When the operator became aware; None: as it was said before, else now.
    marking : Marking or None
        Of the report; None: TLP:RED, or as it was.
    markings : mapping of str to Marking
        Of sections that are marked otherwise.
    """

    stage: Stage
    facts: Facts
    texts: Mapping[str, str] = field(default_factory=dict)
    aware: datetime | None = None
    marking: Marking | None = None
    markings: Mapping[str, Marking] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Teller:
    """Whom it befell, and by which way it came.

    Attributes
    ----------
    operator : str
        Code of an organisation; empty where it has none here, or is not known.
    name : str
        How the reporter names the operator.
    way : str
        ``account``, ``behalf`` or ``open``.
    """

    operator: str = ""
    name: str = ""
    way: str = "account"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the reporter keeps: number and check word. The word is kept nowhere else."""

    code: str
    word: str


def send(records: Records, nation: str, telling: Telling, teller: Teller) -> Receipt:
    """Write a report, route it, and return the receipt.

    Raises
    ------
    InputError
        If a fact does not fit.
    NotFoundError
        If there is no such nation or organisation.
    PermissionDeniedError
        If the reader does not act for the operator, and does not report on its behalf.
    """
    row = taking(records, nation)
    if not telling.facts.title and not any(telling.texts.values()):
        raise InputError(
            "the report says nothing",
            where="option --title",
            mend="say in a few words what happened",
            code="report.empty",
        )
    _judge(telling, records.now(), row)
    owner = _owner(records, row, teller)
    if teller.operator and not telling.facts.sector and len(owner.sectors) == 1:  # known already: nobody is asked
        telling = replace(telling, facts=replace(telling.facts, sector=owner.sectors[0]))
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _send(records, row, owner, telling, teller)
        except TakenError:  # another writer took the number in the same moment
            continue
    raise ConflictError("others report at the same moment", mend="try again", code="report.busy")


def taking(records: Records, code: str) -> Nation:
    """Return the nation that a report is sent to: one of those that :func:`reportable` gives.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    found: Nation | None = reportable(records).filter(code=code).first()
    if found is None:
        raise NotFoundError(
            f"no nation {code[:80]!r} takes reports here",
            mend="ask the office that gave you this address",
            code="report.no-nation",
        )
    return found


def reportable(records: Records) -> "QuerySet[Nation]":
    """Return the nations to which the reader may report: those that are seen, and those that take all reports.

    Who acts for an organisation reports to a nation up to TLP:AMBER, too, without seeing anything of it but its name:
    an operator must know to whom it reports.
    """
    taken = Setting.objects.filter(key__startswith=PUBLIC, value=True).values_list("key", flat=True)
    there = Q(pk__in=Nation.objects.visible_to(records.reader).values("pk"))
    there |= Q(code__in=[key.removeprefix(PUBLIC) for key in taken])
    if records.reader.organisations:
        named = [
            row.pk
            for row in MarkingRow.objects.filter(tlp__lte=Tlp.AMBER)
            if records.reader.clearance.permits(row.marking)
        ]
        there |= Q(marking__in=named)
    rows: QuerySet[Nation] = Nation.everything.filter(there).select_related("owner", "marking").order_by("code")
    return rows


def _owner(records: Records, nation: Nation, teller: Teller) -> Organisation:
    if not teller.operator:
        found: Organisation = nation.owner
        return found
    row: Organisation = Organisation.objects.get(pk=owner_key(records, teller.operator))
    if teller.way == "account" and not records.reader.everything and row.code not in records.reader.organisations:
        raise PermissionDeniedError(
            f"{records.actor} does not act for {row.code}",
            why="an operator's people report what befell it; an authority does it on its behalf",
            mend="leave the operator out, or ask an authority to report for it",
            code="report.owner",
        )
    return row


def _send(records: Records, nation: Nation, owner: Organisation, telling: Telling, teller: Teller) -> Receipt:
    now, marking = records.now(), marking_key(telling.marking or CLOSEST)
    last = Report.everything.filter(year=now.year).aggregate(last=Max("number"))["last"] or 0
    code = f"REP-{now.year}-{last + 1:04}"
    word = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
    row = Report.everything.create(
        nation=nation,
        code=code,
        year=now.year,
        number=last + 1,
        operator=teller.name or (owner.name if teller.operator else ""),
        attached=bool(teller.operator),
        way=teller.way,
        stage=telling.stage.value,
        aware_at=telling.aware or now,
        created_at=now,
        heard_at=now,
        word_sha256=word_hash(code, word),
        owner=owner,
        marking_id=marking,
    )
    _file(records, row, telling, teller.way)
    if teller.way == "behalf":
        _show_to_taker(records, row)
    audit.note(records, "report send", code, detail={"stage": telling.stage.value, "way": teller.way})
    return Receipt(code, word)


def word_hash(code: str, word: str) -> str:
    """Return the hash by which a check word is known again. Case, spaces and hyphens do not count."""
    plain = "".join(letter for letter in word.lower() if letter.isalnum())
    return hashlib.sha256(f"{code} {plain}".encode()).hexdigest()


def amend(records: Records, code: str, telling: Telling, *, behalf: bool = False) -> int:
    """Write what has become known of a report as another filing; return its number.

    Parameters
    ----------
    records : Records
    code : str
        Code of the report.
    telling : Telling
    behalf : bool
        Whether an authority types it for the operator.

    Raises
    ------
    NotFoundError
        If there is no such report, or the reader may not see it.
    InputError
        If a fact does not fit.
    ConflictError
        If the report is closed or merged.
    PermissionDeniedError
        If it is neither the reader's own nor one that an authority of the reader's works with.
    """
    with transaction.atomic():
        row = routing.workable(records, code) if behalf else own(records, code)
        routing.demand_open(row)
        _judge(telling, records.now(), row.nation)
        number = _file(records, row, telling, "behalf" if behalf else "account")
        audit.note(records, "report amend", code, detail={"stage": telling.stage.value, "filing": number})
    return number


def own(records: Records, code: str) -> Report:
    """Return a report of one of the reader's own organisations, held until the transaction ends.

    Raises
    ------
    NotFoundError
        If there is no such report, or the reader may not see it.
    PermissionDeniedError
        If it befell another operator.
    """
    first = report_row(records, code)
    Report.everything.select_for_update().get(pk=first.pk)
    row = report_row(records, code)
    if records.reader.everything or (row.attached and row.owner.code in records.reader.organisations):
        return row
    raise PermissionDeniedError(
        f"{records.actor} does not act for the operator of {code}",
        why="a report is completed by the operator that it befell, or by an authority on its behalf",
        mend="ask the operator",
        code="report.owner",
    )


def tell_more(records: Records, row: Report, telling: Telling) -> int:
    """Write another filing of who has no account and knows the check word; return its number. Within a transaction.

    Raises
    ------
    InputError
        If a fact does not fit.
    ConflictError
        If the report is closed or merged.
    """
    routing.demand_open(row)
    _judge(telling, records.now(), row.nation)
    return _file(records, row, telling, "open")


def _file(records: Records, row: Report, telling: Telling, way: str) -> int:
    now = records.now()
    number = ReportFiling.everything.filter(report=row).count() + 1
    facts = telling.facts.over(facts_of(row.facts))
    ReportFiling.everything.create(
        report=row,
        number=number,
        stage=telling.stage.value,
        facts=telling.facts.document(),
        way=way,
        filed_at=now,
        filed_by=records.actor,
        owner_id=row.owner_id,
        marking_id=row.marking_id,
    )
    _write_sections(records, row, telling, number)
    row.facts = facts.document()
    row.title, row.sector, row.kind = facts.title, facts.sector, facts.kind
    row.aware_at = telling.aware or row.aware_at
    row.heard_at = now
    row.stage = max(Stage(row.stage), telling.stage, key=lambda stage: stage.place).value
    if getattr(row, STAMPS[telling.stage]) is None:
        setattr(row, STAMPS[telling.stage], now)
    if row.wanted_at and row.given_at is None and telling.stage.place >= Stage.INTERMEDIATE.place:
        row.given_at = now
    Report.everything.filter(pk=row.pk).update(
        **{name: getattr(row, name) for name in ("facts", "title", "sector", "kind", "aware_at", "heard_at", "stage")},
        **{name: getattr(row, name) for name in (*STAMPS.values(), "given_at")},
    )
    routing.apply(records, row)
    return number


def _write_sections(records: Records, row: Report, telling: Telling, number: int) -> None:
    now = records.now()
    current = ReportSection.everything.filter(report=row, until__isnull=True)
    held = {one.part: one for one in current}
    for part, text in telling.texts.items():
        old = held.get(part)
        if not text or (old is not None and old.text == text):
            continue
        wanted = telling.markings.get(part)
        usual = old.marking_id if old else row.marking_id
        ReportSection.everything.filter(report=row, part=part, until__isnull=True).update(until=now)
        ReportSection.everything.create(
            report=row,
            part=part,
            number=number,
            text=text,
            written_at=now,
            written_by=records.actor,
            owner_id=row.owner_id,
            marking_id=marking_key(wanted) if wanted else usual,
        )
        if wanted:
            ReportFile.everything.filter(report=row, part=part).update(marking_id=marking_key(wanted))


def _show_to_taker(records: Records, row: Report) -> None:
    """Show all of a report to the authority that typed it: it heard all of it."""
    codes = sorted(records.reader.organisations)[:1]
    for organisation in Organisation.objects.filter(code__in=codes).exclude(pk=row.owner_id):
        shown = ReportRoute.everything.filter(report=row, organisation=organisation, until__isnull=True)
        held = set(shown.values_list("part", flat=True))
        for part in (REPORT, THREAD, NOTES, *sections()):
            if part not in held:
                ReportRoute.everything.create(
                    report=row,
                    organisation=organisation,
                    part=part,
                    reason="It took the report on the operator's behalf",
                    since=records.now(),
                    shown_by=records.actor,
                    owner_id=row.owner_id,
                    marking_id=row.marking_id,
                )


def _judge(telling: Telling, now: datetime, nation: Nation) -> None:
    """See that what is told fits our lists, and that nothing lies in the future. Everything may be unknown."""
    facts = telling.facts
    if facts.kind:
        demand_known("kind", facts.kind, incident_kinds().column("id"), where="option --kind")
    if facts.sector:
        demand_known("sector", facts.sector, sectors().column("id"), where="option --sector")
    for part in (*telling.texts, *telling.markings):
        demand_known("section", part, sections())
    if telling.aware is not None and telling.aware > now:
        raise InputError(
            "the operator cannot become aware in the future",
            where="option --aware",
            mend="correct day and hour",
            code="report.aware",
        )
    if facts.happened is not None and facts.happened > now.astimezone(zone_of(nation)).date():
        raise InputError(
            f"{facts.happened} has not come yet", where="option --happened", mend="correct the day", code="report.day"
        )
    _judge_end(facts, now, nation)
    for marking in (telling.marking, *telling.markings.values()):
        if marking is not None and marking.tlp < Tlp.AMBER:
            raise InputError(
                f"{marking} is too open for a report",
                where="option --marking",
                why="others would read what befell an operator",
                mend="use TLP:AMBER, TLP:AMBER+STRICT or TLP:RED",
                code="report.marking",
            )


def _judge_end(facts: Facts, now: datetime, nation: Nation) -> None:
    """See that the handling of an incident ended after it happened, and not in the future."""
    if facts.handled is None:
        return
    if facts.handled > now.astimezone(zone_of(nation)).date() or (facts.happened and facts.handled < facts.happened):
        raise InputError(
            f"the incident cannot have been handled on {facts.handled}",
            where="option --handled",
            why="that day is to come, or before it happened",
            mend="correct the day, or leave it empty while it goes on",
            code="report.handled",
        )
