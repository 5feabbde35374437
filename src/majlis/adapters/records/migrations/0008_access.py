"""Tokens and second persons."""

import django.db.models.deletion
import django.db.models.manager
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Tokens and second persons."""

    dependencies = [
        ("majlis", "0007_parameters"),
    ]

    operations = [
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(help_text="The part of it that may be shown.", max_length=20, unique=True)),
                ("name", models.TextField(help_text="What it is for.")),
                ("digest", models.CharField(help_text="SHA-256 of its secret part.", max_length=64)),
                ("scopes", models.JSONField(help_text="Permissions.")),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(help_text="When it was last used, to five minutes.", null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "majlis_token",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(help_text="Drawn by chance, like ok-7f3a91c2.", max_length=20, unique=True)),
                ("act", models.CharField(help_text="Name of the act, for example person grant.", max_length=80)),
                (
                    "command",
                    models.JSONField(
                        help_text="What to perform, without secrets; null: the asker does it again.", null=True
                    ),
                ),
                ("permission", models.CharField(help_text="What a second person must be permitted.", max_length=80)),
                ("subject", models.CharField(help_text="Code of what it is about.", max_length=200)),
                (
                    "key",
                    models.CharField(help_text="Hash of act and command: the same is asked for once.", max_length=64),
                ),
                ("asked_by", models.CharField(max_length=150)),
                ("asked_at", models.DateTimeField()),
                ("state", models.CharField(help_text="waiting, agreed, refused, done or failed.", max_length=20)),
                ("decided_by", models.CharField(blank=True, default="", max_length=150)),
                ("decided_at", models.DateTimeField(null=True)),
                ("expires_at", models.DateTimeField()),
                ("reason", models.TextField(blank=True, default="", help_text="Why it was refused, or why it failed.")),
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
                "db_table": "majlis_approval",
                "abstract": False,
                "base_manager_name": "everything",
                "default_manager_name": "objects",
                "indexes": [models.Index(fields=["state", "-id"], name="majlis_approval_state")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("waiting", "agreed"))),
                        fields=("asked_by", "key"),
                        name="majlis_approval_once",
                    )
                ],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
    ]
