"""What-ifs that were saved, and the base layer of a nation's map."""

from django.db import models

from majlis.adapters.records.models.information import Information
from majlis.adapters.records.models.nations import Nation


class Scenario(Information):
    """A what-if that somebody saved: what is hit, on which version of the nation."""

    nation = models.ForeignKey(Nation, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=40, unique=True, help_text="Like WHATIF-2026-0007.")
    year = models.PositiveSmallIntegerField(help_text="Year in which it was saved.")
    number = models.PositiveIntegerField(help_text="Number within the year; no number is left out.")
    title = models.TextField()
    note = models.TextField(blank=True, default="")
    attack = models.JSONField(help_text="The hits, each with its repair hours, as texts.")
    version = models.PositiveIntegerField(help_text="Number of the nation's version that it was made on.")
    sha256 = models.CharField(max_length=64, help_text="Hash of that version.")
    facts = models.JSONField(default=dict, help_text="What it does, in numbers, for lists.")
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=150)
    dropped_at = models.DateTimeField(null=True)
    dropped_by = models.CharField(max_length=150, blank=True, default="")

    class Meta(Information.Meta):
        """A number is given once."""

        constraints = (models.UniqueConstraint(fields=("year", "number"), name="majlis_scenario_once"),)

    def __str__(self) -> str:
        return self.code


class BaseLayer(Information):
    """What a nation lays under its map: lines, areas and points of its own."""

    nation = models.OneToOneField(Nation, on_delete=models.CASCADE, related_name="+")
    layer = models.TextField(help_text="GeoJSON: geometries, and of the properties only the name.")
    sha256 = models.CharField(max_length=64, help_text="Hash of that text.")
    source = models.TextField(help_text="Where it comes from, as its uploader says.")
    laid_at = models.DateTimeField()
    laid_by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"base layer of {self.nation_id}"
