"""Minutes of meetings, the files into which they are written, and mails that were sent."""

from django.db import models

from majlis.adapters.records.models.bodies import Body
from majlis.adapters.records.models.information import Information
from majlis.adapters.records.models.meetings import Meeting


class Minutes(Information):
    """Minutes of a meeting: written from its events, approved in a later meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=12, default="draft", help_text="draft, proposed, approved or replaced.")
    approved_in = models.ForeignKey(Meeting, on_delete=models.SET_NULL, related_name="+", null=True)
    approved_at = models.DateTimeField(null=True)
    sha256 = models.CharField(max_length=64, blank=True, default="", help_text="Of the approved PDF, in uploads/.")
    index = models.BigIntegerField(null=True, help_text="Of its entry in the register.")
    written_by = models.CharField(max_length=150)
    written_at = models.DateTimeField()

    class Meta(Information.Meta):
        """Numbers have no gap."""

        constraints = (models.UniqueConstraint(fields=("meeting", "version"), name="majlis_minutes_once"),)

    def __str__(self) -> str:
        return f"{self.meeting_id}, minutes {self.version}"


class MinutesNote(Information):
    """What was said on an item, in the secretariat's words. It is marked as strictly as the item."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="+")
    item = models.CharField(max_length=40, blank=True, default="", help_text="Its code; empty: of the whole meeting.")
    text = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    class Meta(Information.Meta):
        """One on each item."""

        constraints = (models.UniqueConstraint(fields=("minutes", "item"), name="majlis_minutesnote_once"),)

    def __str__(self) -> str:
        return f"{self.minutes_id}, {self.item}"


class MinutesTemplate(Information):
    """A Word file of a body's own, into which its minutes are written. The newest one counts."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, help_text="Of the file, in uploads/.")
    since = models.DateTimeField()
    set_by = models.CharField(max_length=150)
    until = models.DateTimeField(null=True, help_text="When another one, or the shipped one, took its place.")

    class Meta(Information.Meta):
        """One of a body counts at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("body",), condition=models.Q(until__isnull=True), name="majlis_minutestemplate_current"
            ),
        )

    def __str__(self) -> str:
        return f"{self.body_id}, {self.name}"


class CouncilMail(Information):
    """That a person was mailed about an action or a meeting: nobody is mailed twice of the same."""

    place = models.CharField(max_length=40, help_text="Code of the action or meeting.")
    what = models.CharField(max_length=40, help_text="What of: level and term of an action, revision of a meeting.")
    person = models.CharField(max_length=150, help_text="Login.")
    claimed_at = models.DateTimeField(help_text="When a process began to send it.")
    sent_at = models.DateTimeField(null=True, help_text="When the mail server took it.")

    class Meta(Information.Meta):
        """Once to a person."""

        constraints = (models.UniqueConstraint(fields=("place", "what", "person"), name="majlis_councilmail_once"),)

    def __str__(self) -> str:
        return f"{self.place}, {self.what}"
