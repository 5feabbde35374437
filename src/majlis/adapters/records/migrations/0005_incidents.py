"""Incidents entered by hand."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    """Incidents entered by hand."""

    dependencies = [
        ("majlis", "0004_evidence"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(help_text="Like INC-2026-0007.", max_length=40, unique=True)),
                ("year", models.PositiveSmallIntegerField(help_text="Year in which it was entered.")),
                ("number", models.PositiveIntegerField(help_text="Number within the year; no number is left out.")),
                ("created_at", models.DateTimeField()),
                (
                    "marking",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="majlis.markingrow",
                    ),
                ),
                (
                    "nation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.nation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="majlis.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="IncidentLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("linked_at", models.DateTimeField()),
                ("linked_by", models.CharField(max_length=150)),
                ("unlinked_at", models.DateTimeField(null=True)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.incident"
                    ),
                ),
                (
                    "marking",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="majlis.markingrow",
                    ),
                ),
                (
                    "observation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.observation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="majlis.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="IncidentVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("title", models.TextField()),
                ("summary", models.TextField(blank=True)),
                ("day", models.DateField(help_text="Day on which it happened.")),
                ("known", models.DateField(help_text="Day on which we first knew of it.")),
                ("sector", models.CharField(blank=True, max_length=80)),
                ("kind", models.CharField(max_length=80)),
                ("operator", models.TextField(blank=True)),
                ("area", models.CharField(blank=True, max_length=200)),
                ("people", models.BigIntegerField(help_text="People affected; null where unknown.", null=True)),
                ("hours", models.FloatField(help_text="Hours without service; null where unknown.", null=True)),
                (
                    "closed",
                    models.BooleanField(default=False, help_text="Nothing more is expected. It counts all the same."),
                ),
                (
                    "provenance",
                    models.JSONField(default=dict, help_text="Field to who said it, who typed it, and when."),
                ),
                ("since", models.DateField(help_text="Day on which this came to be known.")),
                ("until", models.DateField(help_text="Day on which a later version took its place.", null=True)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=150)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.incident"
                    ),
                ),
                (
                    "marking",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="majlis.markingrow",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="majlis.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.UniqueConstraint(fields=("year", "number"), name="majlis_incident_once"),
        ),
        migrations.AddConstraint(
            model_name="incidentversion",
            constraint=models.UniqueConstraint(fields=("incident", "number"), name="majlis_incidentversion_once"),
        ),
        migrations.AddConstraint(
            model_name="incidentversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__isnull", True)),
                fields=("incident",),
                name="majlis_incidentversion_current",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentlink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("unlinked_at__isnull", True)),
                fields=("observation",),
                name="majlis_incidentlink_once",
            ),
        ),
        migrations.AddIndex(
            model_name="incidentversion",
            index=models.Index(fields=["-day", "-incident"], name="majlis_incident_day"),
        ),
    ]
