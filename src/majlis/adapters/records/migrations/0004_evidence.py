"""Evidence."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from majlis.adapters.records import search


class Migration(migrations.Migration):
    """Evidence."""

    dependencies = [
        ("majlis", "0003_drafts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                (
                    "format",
                    models.CharField(
                        help_text="kev, stix, csv, xlsx; or hand for incidents entered here.", max_length=20
                    ),
                ),
                ("window_start", models.DateField()),
                (
                    "window_end",
                    models.DateField(help_text="First day not observed; null for hand: it goes on.", null=True),
                ),
                ("sectors", models.JSONField(default=list)),
                ("kinds", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("values", models.JSONField(default=dict)),
                ("sheet", models.TextField(blank=True, default="")),
                ("dates", models.CharField(blank=True, default="", max_length=4)),
                (
                    "names",
                    models.JSONField(default=list, help_text="Columns of what an observation's extra lists."),
                ),
                ("header", models.JSONField(default=list, help_text="Columns of the file, for rows set aside.")),
                ("synthetic", models.BooleanField()),
                ("added_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(null=True)),
                (
                    "removed",
                    models.BooleanField(default=False, help_text="Taken out by a person, who may bring it back."),
                ),
                ("accepted", models.PositiveIntegerField(default=0, help_text="Rows that became observations.")),
                ("outside", models.PositiveIntegerField(default=0, help_text="Of them, those outside the window.")),
                (
                    "set_aside",
                    models.PositiveIntegerField(default=0, help_text="Rows in quarantine when it was added."),
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
            name="Quarantined",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.PositiveIntegerField(help_text="Number of the row in the file, as a person counts.")),
                ("raw", models.JSONField()),
                ("code", models.CharField(max_length=80)),
                ("what", models.TextField()),
                ("why", models.TextField(blank=True)),
                ("mend", models.TextField(blank=True)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "settled",
                    models.CharField(blank=True, default="", help_text="mended, dropped or replaced.", max_length=20),
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
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.source"
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
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("size", models.BigIntegerField(help_text="Bytes.")),
                ("file_name", models.TextField(help_text="Name under which it came.")),
                ("added_at", models.DateTimeField()),
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
        migrations.AddField(
            model_name="source",
            name="upload",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="majlis.upload"
            ),
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=300)),
                ("day", models.DateField()),
                ("known", models.DateField()),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("sector", models.CharField(blank=True, max_length=80)),
                ("kind", models.CharField(max_length=80)),
                ("operator", models.TextField(blank=True)),
                ("area", models.CharField(blank=True, max_length=200)),
                ("synthetic", models.BooleanField()),
                ("extra", models.TextField(blank=True, default="", help_text="All else the source said, as JSON.")),
                ("recorded_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(help_text="The moment behind until.", null=True)),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="majlis.nation",
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
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.source"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
                "indexes": [
                    models.Index(
                        condition=models.Q(("until__isnull", True)),
                        fields=["nation", "-day", "id"],
                        name="majlis_observation_day",
                    )
                ],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("nation", "name"),
                name="majlis_source_once",
            ),
        ),
        migrations.RunPython(search.install, search.remove, elidable=False),
    ]
