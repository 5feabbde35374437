"""Incidents entered by hand, as they were known through time."""

from django.db import models

from majlis.adapters.records.models.evidence import Observation
from majlis.adapters.records.models.information import Information
from majlis.adapters.records.models.nations import Nation


class Incident(Information):
    """An incident entered here by hand: its identity. What is known of it are its versions."""

    nation = models.ForeignKey(Nation, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=40, unique=True, help_text="Like INC-2026-0007.")
    year = models.PositiveSmallIntegerField(help_text="Year in which it was entered.")
    number = models.PositiveIntegerField(help_text="Number within the year; no number is left out.")
    created_at = models.DateTimeField()

    class Meta(Information.Meta):
        """A number is given once."""

        constraints = (models.UniqueConstraint(fields=("year", "number"), name="majlis_incident_once"),)

    def __str__(self) -> str:
        return self.code


class IncidentVersion(Information):
    """What was known of an incident from the day ``since`` until the day ``until``, and who said each field.

    What we knew before a day D: ``since < D`` and (``until`` is null or ``until >= D``).
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    title = models.TextField()
    summary = models.TextField(blank=True)
    day = models.DateField(help_text="Day on which it happened.")
    known = models.DateField(help_text="Day on which we first knew of it.")
    sector = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=80)
    operator = models.TextField(blank=True)
    area = models.CharField(max_length=200, blank=True)
    people = models.BigIntegerField(null=True, help_text="People affected; null where unknown.")
    hours = models.FloatField(null=True, help_text="Hours without service; null where unknown.")
    closed = models.BooleanField(default=False, help_text="Nothing more is expected. It counts all the same.")
    provenance = models.JSONField(default=dict, help_text="Field to who said it, who typed it, and when.")
    since = models.DateField(help_text="Day on which this came to be known.")
    until = models.DateField(null=True, help_text="Day on which a later version took its place.")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    class Meta(Information.Meta):
        """Numbers have no gap, and one version is the current one. Listed newest day first."""

        constraints = (
            models.UniqueConstraint(fields=("incident", "number"), name="majlis_incidentversion_once"),
            models.UniqueConstraint(
                fields=("incident",), condition=models.Q(until__isnull=True), name="majlis_incidentversion_current"
            ),
        )
        indexes = (models.Index(fields=("-day", "-incident"), name="majlis_incident_day"),)

    def __str__(self) -> str:
        return f"{self.incident_id}, version {self.number}"


class IncidentLink(Information):
    """A report (an observation) that tells of an incident: both count once."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="+")
    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="+")
    linked_at = models.DateTimeField()
    linked_by = models.CharField(max_length=150)
    unlinked_at = models.DateTimeField(null=True)

    class Meta(Information.Meta):
        """A report tells of one incident at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("observation",),
                condition=models.Q(unlinked_at__isnull=True),
                name="majlis_incidentlink_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.incident_id} - {self.observation_id}"
