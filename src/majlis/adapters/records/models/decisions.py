"""Decisions, and what is to be done after them."""

from django.db import models

from majlis.adapters.records.models.bodies import Body
from majlis.adapters.records.models.information import Information
from majlis.adapters.records.models.meetings import Meeting
from majlis.adapters.records.models.motions import Ballot, Motion


class Decision(Information):
    """What a body decided. It is never changed; another one may take its place."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    motion = models.OneToOneField(Motion, on_delete=models.PROTECT, related_name="+")
    ballot = models.OneToOneField(Ballot, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40, unique=True, help_text="Like DEC-2026-0007.")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(help_text="Number within the year; no number is left out.")
    title = models.CharField(max_length=300)
    title_ur = models.CharField(max_length=300, blank=True, default="")
    text = models.TextField()
    text_ur = models.TextField(blank=True, default="")
    legal_basis = models.TextField(blank=True, default="")
    supersedes = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    outcome = models.CharField(max_length=12)
    reasons = models.JSONField(default=list)
    synthetic = models.BooleanField()
    decided_at = models.DateTimeField()
    entry = models.BinaryField(help_text="The leaf in the register, byte by byte.")
    index = models.BigIntegerField(help_text="Of the leaf in the register.")
    sealed = models.BooleanField(help_text="Whether the leaf is a commitment only.")
    salt = models.BinaryField(null=True, help_text="Of the commitment; lawfully destroyed with the text.")
    published_at = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=150, blank=True, default="")
    release_index = models.BigIntegerField(null=True, help_text="Of the entry that says that it was published.")

    class Meta(Information.Meta):
        """A number is given once. Listed newest first."""

        constraints = (models.UniqueConstraint(fields=("year", "number"), name="majlis_decision_once"),)
        indexes = (models.Index(fields=("body", "-id"), name="majlis_decision_newest"),)

    def __str__(self) -> str:
        return self.code


class Action(Information):
    """What is to be done after a decision: by whom, until when, and what shows that it was done."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+", null=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, related_name="+", null=True)
    code = models.CharField(max_length=40, unique=True, help_text="Like ACT-2026-0021.")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    text = models.TextField()
    doer = models.CharField(max_length=150, help_text="Login of who owes it.")
    organisation = models.CharField(max_length=80, blank=True, default="", help_text="Code of the one that owes it.")
    due = models.DateField()
    state = models.CharField(max_length=12, default="open", help_text="open, reported, done or dropped.")
    level = models.PositiveSmallIntegerField(default=0, help_text="How far it was escalated.")
    set_by = models.CharField(max_length=150)
    set_at = models.DateTimeField()

    class Meta(Information.Meta):
        """A number is given once. Listed by when they are due."""

        constraints = (models.UniqueConstraint(fields=("year", "number"), name="majlis_action_once"),)
        indexes = (
            models.Index(fields=("body", "state", "due"), name="majlis_action_due"),
            models.Index(fields=("doer", "state"), name="majlis_action_doer"),
        )

    def __str__(self) -> str:
        return self.code


class ActionStep(Information):
    """What happened with an action."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, help_text="set, moved, given, reported, done, reopened, escalated, dropped.")
    text = models.TextField(blank=True, default="")
    facts = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64, blank=True, default="", help_text="Of a file in uploads/ that shows it.")
    name = models.CharField(max_length=200, blank=True, default="", help_text="Of the file.")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    class Meta(Information.Meta):
        """Numbers have no gap."""

        constraints = (models.UniqueConstraint(fields=("action", "number"), name="majlis_actionstep_once"),)

    def __str__(self) -> str:
        return f"{self.action_id}, {self.number} {self.kind}"
