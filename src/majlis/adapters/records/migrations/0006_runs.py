"""Runs."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    """Runs."""

    dependencies = [
        ("majlis", "0005_incidents"),
    ]

    operations = [
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        help_text="Name of the work before it has a run in the vault.", max_length=40, unique=True
                    ),
                ),
                ("act", models.CharField(max_length=80)),
                ("command", models.JSONField()),
                ("nation", models.CharField(help_text="Id of the nation.", max_length=200)),
                ("nation_name", models.TextField()),
                ("synthetic", models.BooleanField(help_text="Whether the nation is, for the band on every answer.")),
                ("state", models.CharField(default="queued", max_length=12)),
                ("nation_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("evidence_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("parameters_sha256", models.CharField(blank=True, default="", max_length=64)),
                (
                    "other_sha256",
                    models.JSONField(default=dict, help_text="Further pins by name, such as history."),
                ),
                ("seed", models.BigIntegerField(null=True)),
                (
                    "vault_run",
                    models.CharField(blank=True, default="", help_text="Id of the run in the vault.", max_length=40),
                ),
                ("result_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("requested_by", models.CharField(max_length=150)),
                ("queued_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("worker", models.CharField(blank=True, default="", max_length=120)),
                (
                    "lease",
                    models.CharField(
                        blank=True, default="", help_text="Token of the claim: only its holder ends it.", max_length=40
                    ),
                ),
                ("lease_until", models.DateTimeField(null=True)),
                ("cancel_asked_at", models.DateTimeField(null=True)),
                ("label", models.TextField(blank=True, default="")),
                ("label_at", models.DateTimeField(help_text="When the work under this label began.", null=True)),
                ("done", models.BigIntegerField(default=0)),
                ("total", models.BigIntegerField(default=0)),
                ("fault", models.JSONField(help_text="Why it failed, as code, what, where, why, mend.", null=True)),
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
                "indexes": [models.Index(fields=["state", "queued_at"], name="majlis_run_queue")],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
    ]
