"""Files of reports."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    """Files of reports."""

    dependencies = [
        ("majlis", "0012_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("count", models.PositiveIntegerField()),
                ("until", models.DateTimeField(db_index=True, help_text="When it begins anew.")),
            ],
        ),
        migrations.AddField(
            model_name="report",
            name="given_at",
            field=models.DateTimeField(help_text="When that was answered by a report.", null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="intermediate_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="progress_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="wanted_at",
            field=models.DateTimeField(help_text="When an authority last asked for an intermediate report.", null=True),
        ),
        migrations.CreateModel(
            name="ReportFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("part", models.CharField(help_text="The section whose readers read it.", max_length=20)),
                (
                    "number",
                    models.PositiveIntegerField(help_text="Number within the report; no number is given twice."),
                ),
                (
                    "name",
                    models.CharField(help_text="As its sender called it, without what could do harm.", max_length=200),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField(help_text="Bytes.")),
                ("way", models.CharField(help_text="account, behalf or open (without an account).", max_length=12)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=150)),
                ("removed_at", models.DateTimeField(help_text="When it was taken out.", null=True)),
                ("removed_by", models.CharField(blank=True, default="", max_length=150)),
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
                "indexes": [models.Index(fields=["sha256"], name="majlis_reportfile_sha256")],
                "constraints": [models.UniqueConstraint(fields=("report", "number"), name="majlis_reportfile_once")],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ReportReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.CharField(max_length=20)),
                ("state", models.CharField(help_text="soon or overdue.", max_length=12)),
                ("due", models.DateTimeField()),
                ("claimed_at", models.DateTimeField(help_text="When a process began to send it.")),
                ("sent_at", models.DateTimeField(help_text="When the mail server took it.", null=True)),
                ("receivers", models.PositiveIntegerField(default=0, help_text="How many persons it went to.")),
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "stage", "state", "due"), name="majlis_reportreminder_once"
                    )
                ],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everything", django.db.models.manager.Manager()),
            ],
        ),
    ]
