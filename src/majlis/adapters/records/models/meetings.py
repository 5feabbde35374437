"""Meetings: notice, who is there, agenda, papers, and what happened in their order."""

from django.db import models

from majlis.adapters.records.models.bodies import Body, Seat
from majlis.adapters.records.models.information import Information


class Meeting(Information):
    """A meeting of a body."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=40, unique=True, help_text="Like MTG-2026-0003.")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(help_text="Number within the year; no number is left out.")
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True, default="")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=12, default="planned", help_text="planned, noticed, open, closed, cancelled.")
    noticed_at = models.DateTimeField(null=True, help_text="When notice was given.")
    short_notice = models.TextField(blank=True, default="", help_text="Why notice was shorter than the rule says.")
    opened_at = models.DateTimeField(null=True)
    opened_by = models.CharField(max_length=150, blank=True, default="")
    chaired_by = models.CharField(max_length=64, blank=True, default="", help_text="Code of the seat that chairs.")
    opening = models.JSONField(default=dict, help_text="Seats: how many, entitled, present when it was opened.")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=150, blank=True, default="")
    revision = models.PositiveIntegerField(default=1, help_text="Counts changes, for calendars.")
    planned_by = models.CharField(max_length=150)
    planned_at = models.DateTimeField()

    class Meta(Information.Meta):
        """A number is given once. Listed by when they begin."""

        constraints = (models.UniqueConstraint(fields=("year", "number"), name="majlis_meeting_once"),)
        indexes = (models.Index(fields=("body", "-begins_at"), name="majlis_meeting_newest"),)

    def __str__(self) -> str:
        return self.code


class Attendance(Information):
    """That a seat's holder was in the room from then to then. Who comes back has another row."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    person = models.CharField(max_length=150, help_text="Login of who sat there.")
    remote = models.BooleanField(default=False)
    came_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    recorded_by = models.CharField(max_length=150)

    class Meta(Information.Meta):
        """A seat is in the room once at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "seat"), condition=models.Q(left_at__isnull=True), name="majlis_attendance_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}, {self.seat_id}"


class Proxy(Information):
    """That a seat which is away is voted for by another one in a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    away = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    until = models.DateTimeField(null=True, help_text="When it was taken back.")

    class Meta(Information.Meta):
        """A seat gives one proxy at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "away"), condition=models.Q(until__isnull=True), name="majlis_proxy_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}, {self.away_id}"


class MeetingEvent(Information):
    """What happened in a meeting, in its order: minutes are written from these rows, and none is ever changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, help_text="opened, came, left, item, motion, recused, ballot, result, ...")
    item = models.PositiveIntegerField(null=True, help_text="Number of the agenda item that it belongs to.")
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    class Meta(Information.Meta):
        """Numbers have no gap."""

        constraints = (models.UniqueConstraint(fields=("meeting", "number"), name="majlis_meetingevent_once"),)

    def __str__(self) -> str:
        return f"{self.meeting_id}, {self.number} {self.kind}"


class AgendaItem(Information):
    """An item of an agenda; without a meeting it stands in the forward plan."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, related_name="+", null=True)
    code = models.CharField(max_length=40, unique=True, help_text="Like ITM-2026-0012.")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(help_text="Number within the year; no number is left out.")
    position = models.PositiveSmallIntegerField(default=0, help_text="Place on the agenda.")
    kind = models.CharField(max_length=12, help_text="decision, discussion or information.")
    title = models.CharField(max_length=300)
    title_ur = models.CharField(max_length=300, blank=True, default="")
    question = models.TextField(blank=True, default="", help_text="What is asked of the body.")
    recommendation = models.TextField(blank=True, default="")
    dissent = models.TextField(blank=True, default="", help_text="Who holds otherwise, and why.")
    strength = models.CharField(
        max_length=12, blank=True, default="", help_text="Strength of evidence: strong, moderate, weak, none."
    )
    strength_why = models.TextField(blank=True, default="")
    due = models.DateField(null=True, help_text="By when it is wanted, in the forward plan.")
    state = models.CharField(max_length=12, default="open", help_text="open, done, returned, withdrawn.")
    added_by = models.CharField(max_length=150)
    added_at = models.DateTimeField()

    class Meta(Information.Meta):
        """A number is given once."""

        constraints = (models.UniqueConstraint(fields=("year", "number"), name="majlis_agendaitem_once"),)
        indexes = (models.Index(fields=("meeting", "position"), name="majlis_agendaitem_place"),)

    def __str__(self) -> str:
        return self.code


class Paper(Information):
    """A paper for an item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=40, unique=True, help_text="Like PAP-2026-0031.")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    added_by = models.CharField(max_length=150)
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta(Information.Meta):
        """A number is given once."""

        constraints = (models.UniqueConstraint(fields=("year", "number"), name="majlis_paper_once"),)

    def __str__(self) -> str:
        return self.code


class PaperVersion(Information):
    """A version of a paper: its bytes lie in ``uploads/`` under their SHA-256 and are never changed."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    sha512 = models.CharField(max_length=128)
    size = models.BigIntegerField(help_text="Bytes.")
    note = models.TextField(blank=True, default="", help_text="What was changed.")
    added_by = models.CharField(max_length=150)
    added_at = models.DateTimeField()

    class Meta(Information.Meta):
        """Numbers have no gap."""

        constraints = (models.UniqueConstraint(fields=("paper", "number"), name="majlis_paperversion_once"),)
        indexes = (models.Index(fields=("sha256",), name="majlis_paperversion_sha256"),)

    def __str__(self) -> str:
        return f"{self.paper_id}, version {self.number}"
