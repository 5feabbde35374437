"""Scenarios."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    """Scenarios."""

    dependencies = [
        ("majlis", "0010_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="BaseLayer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("layer", models.TextField(help_text="GeoJSON: geometries, and of the properties only the name.")),
                ("sha256", models.CharField(help_text="Hash of that text.", max_length=64)),
                ("source", models.TextField(help_text="Where it comes from, as its uploader says.")),
                ("laid_at", models.DateTimeField()),
                ("laid_by", models.CharField(max_length=150)),
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
                    models.OneToOneField(
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
            name="Scenario",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(help_text="Like WHATIF-2026-0007.", max_length=40, unique=True)),
                ("year", models.PositiveSmallIntegerField(help_text="Year in which it was saved.")),
                ("number", models.PositiveIntegerField(help_text="Number within the year; no number is left out.")),
                ("title", models.TextField()),
                ("note", models.TextField(blank=True, default="")),
                ("attack", models.JSONField(help_text="The hits, each with its repair hours, as texts.")),
                (
                    "version",
                    models.PositiveIntegerField(help_text="Number of the nation's version that it was made on."),
                ),
                ("sha256", models.CharField(help_text="Hash of that version.", max_length=64)),
                ("facts", models.JSONField(default=dict, help_text="What it does, in numbers, for lists.")),
                ("created_at", models.DateTimeField()),
                ("created_by", models.CharField(max_length=150)),
                ("dropped_at", models.DateTimeField(null=True)),
                ("dropped_by", models.CharField(blank=True, default="", max_length=150)),
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
                "constraints": [models.UniqueConstraint(fields=("year", "number"), name="majlis_scenario_once")],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
    ]
