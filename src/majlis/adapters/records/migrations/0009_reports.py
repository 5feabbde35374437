"""Reports of operators."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    """Reports of operators."""

    dependencies = [
        ("majlis", "0008_access"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(help_text="Like REP-2026-0001.", max_length=40, unique=True)),
                ("year", models.PositiveSmallIntegerField(help_text="Year in which it came.")),
                ("number", models.PositiveIntegerField(help_text="Number within the year; no number is left out.")),
                ("operator", models.TextField(blank=True, help_text="Operator as the reporter named it.")),
                ("attached", models.BooleanField(help_text="Whether the owner is the operator that it befell.")),
                ("way", models.CharField(help_text="account, behalf or open (without an account).", max_length=12)),
                ("stage", models.CharField(help_text="The furthest stage that was sent.", max_length=20)),
                ("title", models.TextField(blank=True)),
                ("sector", models.CharField(blank=True, max_length=80)),
                ("kind", models.CharField(blank=True, max_length=80)),
                (
                    "facts",
                    models.JSONField(
                        default=dict, help_text="What is known of the event; what is not known is not there."
                    ),
                ),
                (
                    "aware_at",
                    models.DateTimeField(help_text="When the operator became aware: the clocks run from then."),
                ),
                ("early_at", models.DateTimeField(null=True)),
                ("notified_at", models.DateTimeField(null=True)),
                ("final_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField()),
                ("heard_at", models.DateTimeField(help_text="When the operator last said something.")),
                (
                    "asked_at",
                    models.DateTimeField(help_text="When a question was put that waits for an answer.", null=True),
                ),
                (
                    "told_at",
                    models.DateTimeField(
                        help_text="When an authority first said something to the operator.", null=True
                    ),
                ),
                ("feedback_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.CharField(blank=True, max_length=150)),
                ("word_sha256", models.CharField(help_text="Hash of number and check word.", max_length=64)),
                (
                    "incident",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="majlis.incident"
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
                    "merged_into",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="majlis.report"
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
                ("objects", django.db.models.manager.Manager()),
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ReportDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kept_by", models.CharField(max_length=150)),
                (
                    "place",
                    models.CharField(
                        help_text="Code of the report that is amended; empty for a new one.", max_length=80
                    ),
                ),
                ("values", models.JSONField()),
                ("saved_at", models.DateTimeField()),
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
        migrations.CreateModel(
            name="ReportFiling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("stage", models.CharField(max_length=20)),
                ("facts", models.JSONField(default=dict)),
                ("way", models.CharField(max_length=12)),
                ("filed_at", models.DateTimeField()),
                ("filed_by", models.CharField(max_length=150)),
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.report"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ReportMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        help_text="thread, or notes: what authorities write among themselves.", max_length=20
                    ),
                ),
                ("kind", models.CharField(help_text="question, answer, addition, feedback or note.", max_length=12)),
                ("text", models.TextField()),
                (
                    "of",
                    models.CharField(
                        help_text="Organisation for which it was said; empty for who has no account.", max_length=200
                    ),
                ),
                ("at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=150)),
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.report"
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ReportRoute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.CharField(max_length=20)),
                ("rules", models.TextField(blank=True, help_text="Ids of rules; empty where a person showed it.")),
                ("reason", models.TextField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("shown_by", models.CharField(max_length=150)),
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="majlis.organisation"
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.report"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ReportRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=80)),
                (
                    "rule",
                    models.JSONField(
                        help_text="What it demands, to whom it shows, and why; empty: the shipped one is off."
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=150)),
                ("superseded_at", models.DateTimeField(null=True)),
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
            name="ReportSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.CharField(help_text="An id of reference/data/report_sections.csv.", max_length=20)),
                ("number", models.PositiveIntegerField(help_text="Number of the filing that wrote it.")),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.CharField(max_length=150)),
                ("until", models.DateTimeField(help_text="When a later text took its place.", null=True)),
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.report"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["nation", "-created_at"], name="majlis_report_newest"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["owner", "closed_at"], name="majlis_report_owner"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(fields=("year", "number"), name="majlis_report_once"),
        ),
        migrations.AddConstraint(
            model_name="reportdraft",
            constraint=models.UniqueConstraint(fields=("kept_by", "place"), name="majlis_reportdraft_once"),
        ),
        migrations.AddConstraint(
            model_name="reportfiling",
            constraint=models.UniqueConstraint(fields=("report", "number"), name="majlis_reportfiling_once"),
        ),
        migrations.AddIndex(
            model_name="reportroute",
            index=models.Index(fields=["organisation", "part", "report"], name="majlis_reportroute_reader"),
        ),
        migrations.AddConstraint(
            model_name="reportroute",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__isnull", True)),
                fields=("report", "organisation", "part"),
                name="majlis_reportroute_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportrule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("nation", "code"),
                name="majlis_reportrule_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportsection",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__isnull", True)),
                fields=("report", "part"),
                name="majlis_reportsection_current",
            ),
        ),
    ]
