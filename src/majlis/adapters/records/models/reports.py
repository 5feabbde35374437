"""Reports of operators: head, filings, sections, thread, who is shown what, rules, drafts.

Who is shown a part of a report by a route reads it as if it were of the own organisation: the rule of
:meth:`majlis.kernel.access.Reader.may_read`, with the routed organisations beside the owner.
"""

from collections import defaultdict
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value

from majlis.adapters.records.models.incidents import Incident
from majlis.adapters.records.models.information import GuardedManager, Information, M, rule
from majlis.adapters.records.models.nations import Nation
from majlis.adapters.records.models.people import Organisation
from majlis.adapters.records.once import known_markings
from majlis.kernel.access import Reader


class RoutedManager(GuardedManager[M]):
    """Gives rows to who may see them by the usual rule, and to those to whom a route shows their part of the report."""

    def visible_to(self, reader: Reader) -> "models.QuerySet[M]":
        """Return the rows that the reader may see."""
        rows: models.QuerySet[M] = models.QuerySet(self.model, using=self._db)
        return rows if reader.everything else rows.filter(rule(reader) | self._routed(reader))

    def _routed(self, reader: Reader) -> Q:
        by_ceiling = defaultdict(list)
        for code in sorted(reader.organisations):
            by_ceiling[reader.own_ceiling(code)].append(code)
        found = Q(pk__in=[])
        for ceiling, codes in by_ceiling.items():
            seen = [
                key for key, one in known_markings().items() if reader.clearance.permits(one) and one.tlp <= ceiling
            ]
            shown = ReportRoute.everything.filter(
                report=OuterRef(self.model.routed_by),  # type: ignore[attr-defined]
                part=self.model.routed_part(),  # type: ignore[attr-defined]
                organisation__code__in=codes,
                until__isnull=True,
            )
            found |= Q(marking__in=seen) & Q(Exists(shown))
        return found


class Routed(Information):
    """Base of the rows of a report."""

    routed_by: ClassVar[str] = "report_id"

    objects: "RoutedManager[Any]" = RoutedManager()

    class Meta(Information.Meta):
        """Abstract."""

        abstract = True

    @classmethod
    def routed_part(cls) -> "Value | OuterRef | F":
        """Return which part of the report a row belongs to: the head."""
        return Value("report")


class Report(Routed):
    """A report: its head, as it is known now."""

    routed_by: ClassVar[str] = "pk"

    nation = models.ForeignKey(Nation, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=40, unique=True, help_text="Like REP-2026-0001.")
    year = models.PositiveSmallIntegerField(help_text="Year in which it came.")
    number = models.PositiveIntegerField(help_text="Number within the year; no number is left out.")
    operator = models.TextField(blank=True, help_text="Operator as the reporter named it.")
    attached = models.BooleanField(help_text="Whether the owner is the operator that it befell.")
    way = models.CharField(max_length=12, help_text="account, behalf or open (without an account).")
    stage = models.CharField(max_length=20, help_text="The furthest stage that was sent.")
    title = models.TextField(blank=True)
    sector = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=80, blank=True)
    facts = models.JSONField(default=dict, help_text="What is known of the event; what is not known is not there.")
    aware_at = models.DateTimeField(help_text="When the operator became aware: the clocks run from then.")
    early_at = models.DateTimeField(null=True)
    notified_at = models.DateTimeField(null=True)
    intermediate_at = models.DateTimeField(null=True)
    progress_at = models.DateTimeField(null=True)
    final_at = models.DateTimeField(null=True)
    wanted_at = models.DateTimeField(null=True, help_text="When an authority last asked for an intermediate report.")
    given_at = models.DateTimeField(null=True, help_text="When that was answered by a report.")
    created_at = models.DateTimeField()
    heard_at = models.DateTimeField(help_text="When the operator last said something.")
    asked_at = models.DateTimeField(null=True, help_text="When a question was put that waits for an answer.")
    told_at = models.DateTimeField(null=True, help_text="When an authority first said something to the operator.")
    feedback_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=150, blank=True)
    word_sha256 = models.CharField(max_length=64, help_text="Hash of number and check word.")
    incident = models.ForeignKey(Incident, on_delete=models.SET_NULL, related_name="+", null=True)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, related_name="+", null=True)

    class Meta(Information.Meta):
        """A number is given once. Listed newest first, and by who is awaited."""

        constraints = (models.UniqueConstraint(fields=("year", "number"), name="majlis_report_once"),)
        indexes = (
            models.Index(fields=("nation", "-created_at"), name="majlis_report_newest"),
            models.Index(fields=("owner", "closed_at"), name="majlis_report_owner"),
        )

    def __str__(self) -> str:
        return self.code


class ReportFiling(Routed):
    """One sending: the stage, and what it said of the event."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=20)
    facts = models.JSONField(default=dict)
    way = models.CharField(max_length=12)
    filed_at = models.DateTimeField()
    filed_by = models.CharField(max_length=150)

    class Meta(Information.Meta):
        """Numbers have no gap."""

        constraints = (models.UniqueConstraint(fields=("report", "number"), name="majlis_reportfiling_once"),)

    def __str__(self) -> str:
        return f"{self.report_id}, filing {self.number}"


class ReportSection(Routed):
    """A section of a report, as one filing wrote it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=20, help_text="An id of reference/data/report_sections.csv.")
    number = models.PositiveIntegerField(help_text="Number of the filing that wrote it.")
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=150)
    until = models.DateTimeField(null=True, help_text="When a later text took its place.")

    class Meta(Information.Meta):
        """One text of a section is the current one."""

        constraints = (
            models.UniqueConstraint(
                fields=("report", "part"), condition=models.Q(until__isnull=True), name="majlis_reportsection_current"
            ),
        )

    def __str__(self) -> str:
        return f"{self.report_id}, {self.part}"

    @classmethod
    def routed_part(cls) -> "Value | OuterRef | F":
        """Return the section."""
        return OuterRef("part")


class ReportFile(Routed):
    """A file that was sent with a report; its bytes lie in ``uploads/`` under their hash."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=20, help_text="The section whose readers read it.")
    number = models.PositiveIntegerField(help_text="Number within the report; no number is given twice.")
    name = models.CharField(max_length=200, help_text="As its sender called it, without what could do harm.")
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField(help_text="Bytes.")
    way = models.CharField(max_length=12, help_text="account, behalf or open (without an account).")
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=150)
    removed_at = models.DateTimeField(null=True, help_text="When it was taken out.")
    removed_by = models.CharField(max_length=150, blank=True, default="")

    class Meta(Information.Meta):
        """A number is given once."""

        constraints = (models.UniqueConstraint(fields=("report", "number"), name="majlis_reportfile_once"),)
        indexes = (models.Index(fields=("sha256",), name="majlis_reportfile_sha256"),)

    def __str__(self) -> str:
        return f"{self.report_id}, file {self.number}"

    @classmethod
    def routed_part(cls) -> "Value | OuterRef | F":
        """Return the section."""
        return OuterRef("part")


class ReportReminder(Routed):
    """That operators were reminded of a stage by mail: nobody is reminded twice of the same."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    stage = models.CharField(max_length=20)
    state = models.CharField(max_length=12, help_text="soon or overdue.")
    due = models.DateTimeField()
    claimed_at = models.DateTimeField(help_text="When a process began to send it.")
    sent_at = models.DateTimeField(null=True, help_text="When the mail server took it.")
    receivers = models.PositiveIntegerField(default=0, help_text="How many persons it went to.")

    class Meta(Information.Meta):
        """Once for a stage, its state and its term."""

        constraints = (
            models.UniqueConstraint(fields=("report", "stage", "state", "due"), name="majlis_reportreminder_once"),
        )

    def __str__(self) -> str:
        return f"{self.report_id}, {self.stage} {self.state}"


class Turn(models.Model):
    """How often something was tried by who has no account; who, is not known: the key is a hash that no day shares."""

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField()
    until = models.DateTimeField(db_index=True, help_text="When it begins anew.")

    def __str__(self) -> str:
        return self.key[:8]


class ReportMessage(Routed):
    """What is said of a report: question, answer, addition, feedback; or a note that no operator reads."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=20, help_text="thread, or notes: what authorities write among themselves.")
    kind = models.CharField(max_length=12, help_text="question, answer, addition, feedback or note.")
    text = models.TextField()
    of = models.CharField(max_length=200, help_text="Organisation for which it was said; empty for who has no account.")
    at = models.DateTimeField()
    said_by = models.CharField(max_length=150)

    class Meta(Information.Meta):
        """As they were said."""

        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.report_id}, {self.kind}"

    @classmethod
    def routed_part(cls) -> "Value | OuterRef | F":
        """Return thread or notes."""
        return OuterRef("part")


class ReportRoute(Routed):
    """That an organisation is shown a part of a report, by which rule or person, and why."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20)
    rules = models.TextField(blank=True, help_text="Ids of rules; empty where a person showed it.")
    reason = models.TextField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    shown_by = models.CharField(max_length=150)

    class Meta(Information.Meta):
        """A part is shown to an organisation once at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("report", "organisation", "part"),
                condition=models.Q(until__isnull=True),
                name="majlis_reportroute_once",
            ),
        )
        indexes = (models.Index(fields=("organisation", "part", "report"), name="majlis_reportroute_reader"),)

    def __str__(self) -> str:
        return f"{self.report_id}, {self.part} to {self.organisation_id}"


class ReportRule(Information):
    """A nation's own rule of who is shown a report; a rule of the same id that ships gives way to it."""

    nation = models.ForeignKey(Nation, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=80)
    rule = models.JSONField(help_text="What it demands, to whom it shows, and why; empty: the shipped one is off.")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    superseded_at = models.DateTimeField(null=True)

    class Meta(Information.Meta):
        """One rule of an id counts at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("nation", "code"), condition=models.Q(superseded_at__isnull=True), name="majlis_reportrule_once"
            ),
        )

    def __str__(self) -> str:
        return self.code


class ReportDraft(Information):
    """What a person has typed and not sent: nobody else reads it."""

    kept_by = models.CharField(max_length=150)
    place = models.CharField(max_length=80, help_text="Code of the report that is amended; empty for a new one.")
    values = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta(Information.Meta):
        """One draft of a person in one place."""

        constraints = (models.UniqueConstraint(fields=("kept_by", "place"), name="majlis_reportdraft_once"),)

    def __str__(self) -> str:
        return f"{self.kept_by}, {self.place}"
