"""Incidents entered by hand, as they were known through time."""

from django.db import models

from majlis.adapters.records.models.evidence import Observation
from majlis.adapters.records.models.information import Information
from majlis.adapters.records.models.nations import Nation


class Incident(Information):
    """An incident entered here by hand: its identity. What is known of it are its versions."""

    nation = models.ForeignKey(Nation, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=40, help_text="Like INC-2026-0007.")
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta(Information.Meta):
        """A code is given once."""

        constraints = (models.UniqueConstraint(fields=("nation", "code"), name="majlis_incident_once"),)

    def __str__(self) -> str:
        return self.code


class IncidentVersion(Information):
    """What was known of an incident, from ``recorded_at`` until ``superseded_at``; who said each field."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    title = models.TextField()
    summary = models.TextField(blank=True)
    day = models.DateField(help_text="Day on which it happened.")
    known = models.DateField(help_text="Day on which we knew.")
    sector = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=80)
    operator = models.TextField(blank=True)
    area = models.CharField(max_length=200, blank=True)
    people = models.BigIntegerField(null=True, help_text="People affected; null where unknown.")
    hours = models.FloatField(null=True, help_text="Hours without service; null where unknown.")
    provenance = models.JSONField(default=dict, help_text="Field to source, actor and instant.")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    superseded_at = models.DateTimeField(null=True)

    class Meta(Information.Meta):
        """Numbers have no gap."""

        constraints = (models.UniqueConstraint(fields=("incident", "number"), name="majlis_incidentversion_once"),)

    def __str__(self) -> str:
        return f"{self.incident_id}, version {self.number}"


class IncidentLink(Information):
    """A report (an observation) that tells of an incident: both count once."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="+")
    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="+")
    linked_at = models.DateTimeField()
    linked_by = models.CharField(max_length=150)
    unlinked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.incident_id} - {self.observation_id}"
