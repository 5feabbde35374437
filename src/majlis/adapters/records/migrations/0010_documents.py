"""Documents."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    """Documents."""

    dependencies = [
        ("majlis", "0009_reports"),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(help_text="Like DOC-2026-0007.", max_length=40, unique=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField(help_text="Number within the year; no number is left out.")),
                ("kind", models.CharField(help_text="note or briefing.", max_length=20)),
                (
                    "state",
                    models.CharField(default="draft", help_text="draft, frozen, released or withdrawn.", max_length=12),
                ),
                ("title", models.TextField()),
                ("incident", models.CharField(blank=True, default="", help_text="Code, of a note.", max_length=40)),
                (
                    "run",
                    models.CharField(
                        blank=True, default="", help_text="Id in the vault, of a briefing.", max_length=40
                    ),
                ),
                (
                    "previous",
                    models.CharField(blank=True, default="", help_text="Code of the note before.", max_length=40),
                ),
                (
                    "content",
                    models.JSONField(
                        default=dict, help_text="Of a note its parts; of a briefing what was picked and added."
                    ),
                ),
                (
                    "revision",
                    models.PositiveIntegerField(default=1, help_text="Counts each time that the draft was saved."),
                ),
                ("synthetic", models.BooleanField()),
                ("composed_by", models.CharField(max_length=150)),
                ("composed_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                ("frozen_by", models.CharField(blank=True, default="", max_length=150)),
                ("as_of", models.DateTimeField(help_text="When it was frozen.", null=True)),
                ("released_by", models.CharField(blank=True, default="", max_length=150)),
                ("released_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.CharField(blank=True, default="", max_length=150)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True, default="", help_text="Why it was withdrawn.")),
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
            name="DocumentFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "form",
                    models.CharField(help_text="pdf, docx, html, or page: what is shown within a page.", max_length=10),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField(help_text="Bytes.")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.document"
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
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["nation", "-id"], name="majlis_document_nation"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["incident"], name="majlis_document_incident"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(fields=("year", "number"), name="majlis_document_once"),
        ),
        migrations.AddConstraint(
            model_name="documentfile",
            constraint=models.UniqueConstraint(fields=("document", "form"), name="majlis_documentfile_once"),
        ),
    ]
