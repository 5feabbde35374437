"""Nations, their history and versions."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    """Nations, their history and versions."""

    dependencies = [
        ("majlis", "0001_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="Nation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(help_text="The id of nation.toml.", max_length=200, unique=True)),
                ("header", models.JSONField(help_text="The facts of nation.toml, as texts and numbers.")),
                (
                    "profile",
                    models.JSONField(
                        default=dict, help_text="Country, languages and sectors, as nation start asked them."
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(
                        default=0, help_text="Number of the draft's newest revision; 0: empty."
                    ),
                ),
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
                "ordering": ("code",),
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
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("act", models.CharField(max_length=80)),
                ("actor", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True, default="")),
                (
                    "counts",
                    models.JSONField(
                        default=dict, help_text="Rows by table, and by whether added, changed or removed."
                    ),
                ),
                (
                    "kept_before",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Whole draft before, a nation of the vault, where too much changed to write each row down.",
                        max_length=64,
                    ),
                ),
                (
                    "origin",
                    models.JSONField(
                        help_text="Of a split or merge: which rows became which, as from and into, lists of keys.",
                        null=True,
                    ),
                ),
                (
                    "undoes",
                    models.PositiveIntegerField(help_text="Number of the revision that this one undid.", null=True),
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
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=20)),
                ("key", models.CharField(help_text="Key columns of the row, with / between.", max_length=620)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
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
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.revision"
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
            name="NationVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("revision", models.PositiveIntegerField(help_text="Revision of the draft that was published.")),
                ("published_at", models.DateTimeField()),
                ("published_by", models.CharField(max_length=150)),
                ("note", models.TextField(blank=True, default="")),
                ("facts", models.JSONField(default=dict, help_text="Counts and coverage, for lists.")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="majlis.nation"
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
                "constraints": [models.UniqueConstraint(fields=("nation", "number"), name="majlis_version_once")],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(fields=("nation", "number"), name="majlis_revision_once"),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["table", "key"], name="majlis_change_row"),
        ),
    ]
