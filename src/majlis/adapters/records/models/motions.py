"""Motions, the evidence that they rest on, and ballots."""

from django.db import models

from majlis.adapters.records.models.bodies import Body, Seat
from majlis.adapters.records.models.information import Information
from majlis.adapters.records.models.meetings import AgendaItem, Meeting


class Motion(Information):
    """What a body is asked to decide. Once it is put, its text and rule stand."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40, unique=True, help_text="Like MOT-2026-0009.")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    amends = models.ForeignKey("self", on_delete=models.CASCADE, related_name="+", null=True)
    base = models.TextField(blank=True, default="", help_text="Of an amendment: the text on which it was written.")
    base_ur = models.TextField(blank=True, default="")
    option = models.CharField(max_length=80, blank=True, default="", help_text="Name among options of one item.")
    title = models.CharField(max_length=300)
    title_ur = models.CharField(max_length=300, blank=True, default="")
    text = models.TextField()
    text_ur = models.TextField(blank=True, default="")
    legal_basis = models.TextField(blank=True, default="")
    supersedes = models.CharField(max_length=40, blank=True, default="", help_text="Code of a decision.")
    proposed_by = models.CharField(max_length=64, blank=True, default="", help_text="Code of the seat.")
    rule = models.CharField(max_length=64, blank=True, default="", help_text="Code; empty: the body's.")
    facts = models.JSONField(default=dict, help_text="The rule as it stood when the motion was put.")
    state = models.CharField(max_length=12, default="draft", help_text="draft, put, decided, returned or withdrawn.")
    revision = models.PositiveIntegerField(default=1)
    written_by = models.CharField(max_length=150)
    written_at = models.DateTimeField()

    class Meta(Information.Meta):
        """A number is given once."""

        constraints = (models.UniqueConstraint(fields=("year", "number"), name="majlis_motion_once"),)
        indexes = (models.Index(fields=("item", "id"), name="majlis_motion_item"),)

    def __str__(self) -> str:
        return self.code


class Recusal(Information):
    """That a seat's holder has an interest in a motion and takes no part."""

    motion = models.ForeignKey(Motion, on_delete=models.CASCADE, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    until = models.DateTimeField(null=True, help_text="When it was taken back, before the vote.")

    class Meta(Information.Meta):
        """Once at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("motion", "seat"), condition=models.Q(until__isnull=True), name="majlis_recusal_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.motion_id}, {self.seat_id}"


class Pin(Information):
    """Evidence that a paper, an option or a motion rests on, by the hash of its content."""

    place = models.CharField(max_length=40, help_text="Code of the item, paper, motion or decision.")
    kind = models.CharField(max_length=12, help_text="run, chart, incident or document.")
    reference = models.CharField(max_length=80, help_text="Id of the run, code of the incident or document.")
    version = models.CharField(max_length=40, blank=True, default="", help_text="Version, of what has several.")
    sha256 = models.CharField(max_length=64, help_text="Of the content as it was pinned.")
    label = models.CharField(max_length=300, help_text="What it shows, in words.")
    figures = models.JSONField(default=dict, help_text="The exact numbers as they were pinned.")
    synthetic = models.BooleanField()
    pinned_by = models.CharField(max_length=150)
    pinned_at = models.DateTimeField()

    class Meta(Information.Meta):
        """Pinned once in a place."""

        constraints = (
            models.UniqueConstraint(fields=("place", "kind", "reference", "sha256"), name="majlis_pin_once"),
        )

    def __str__(self) -> str:
        return f"{self.place}, {self.kind} {self.reference}"


class Ballot(Information):
    """A vote on a motion: opened, closed, counted by its rule."""

    motion = models.ForeignKey(Motion, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(help_text="Number within the motion: a vote may be repeated.")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", null=True)
    form = models.CharField(max_length=12, help_text="open, recorded, secret, hands, names, paper, consensus, silence.")
    clerk = models.BooleanField(default=False, help_text="Whether the clerk records it for the room.")
    state = models.CharField(max_length=12, default="open", help_text="open, counted, casting, confirmed or void.")
    facts = models.JSONField(help_text="The rule by which it is counted.")
    room = models.JSONField(default=dict, help_text="Who may vote, is there, is recused, holds proxies; at the count.")
    count = models.JSONField(default=dict)
    casting = models.CharField(max_length=12, blank=True, default="", help_text="The chair's casting vote.")
    objections = models.PositiveIntegerField(default=0)
    outcome = models.CharField(max_length=12, blank=True, default="")
    reasons = models.JSONField(default=list)
    papers_sha256 = models.CharField(
        max_length=64, blank=True, default="", help_text="Of a secret ballot: hash of the sorted list of its papers."
    )
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=150)
    until = models.DateTimeField(null=True, help_text="Of a written or silence procedure: when it ends.")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=150, blank=True, default="")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=150, blank=True, default="", help_text="The chair, in clerk mode.")

    class Meta(Information.Meta):
        """One vote on a motion is open at a time."""

        constraints = (
            models.UniqueConstraint(fields=("motion", "number"), name="majlis_ballot_once"),
            models.UniqueConstraint(fields=("motion",), condition=models.Q(state="open"), name="majlis_ballot_open"),
        )

    def __str__(self) -> str:
        return f"{self.motion_id}, ballot {self.number}"


class BallotVote(Information):
    """What a seat said in an open or recorded ballot, or that it objected; until the count a later one replaces it."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    vote = models.CharField(max_length=12, help_text="yes, no, abstain, spoilt or object.")
    reason = models.TextField(blank=True, default="", help_text="Explanation of vote, or the objection.")
    at = models.DateTimeField()
    by = models.CharField(max_length=150, help_text="Who gave or recorded it.")
    proxy = models.BooleanField(default=False)
    until = models.DateTimeField(null=True, help_text="When another vote took its place.")

    class Meta(Information.Meta):
        """One vote of a seat counts."""

        constraints = (
            models.UniqueConstraint(
                fields=("ballot", "seat"), condition=models.Q(until__isnull=True), name="majlis_ballotvote_current"
            ),
        )

    def __str__(self) -> str:
        return f"{self.ballot_id}, {self.seat_id}"


class BallotTurn(Information):
    """That a seat has voted in a secret ballot: not what, and not when."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(Information.Meta):
        """A seat votes once."""

        constraints = (models.UniqueConstraint(fields=("ballot", "seat"), name="majlis_ballotturn_once"),)

    def __str__(self) -> str:
        return f"{self.ballot_id}, {self.seat_id}"


class BallotPaper(Information):
    """A paper of a secret ballot: a number that only its voter was shown, and the vote; no seat, no time, no order."""

    paper = models.CharField(max_length=32, primary_key=True, help_text="Random.")
    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="+")
    vote = models.CharField(max_length=12)
    constituency = models.CharField(max_length=64, blank=True, default="", help_text="Only where a rule counts by it.")

    def __str__(self) -> str:
        return f"{self.ballot_id}"
