"""The dialogue: arguments, dissent, estimates, moderation, what became of it."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from majlis.adapters.records.together import Together

TABLES = [
    migrations.CreateModel(
        name="DialogueModeration",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("what", models.CharField(help_text="statement or remark.", max_length=10)),
            ("number", models.PositiveIntegerField()),
            ("before", models.CharField(max_length=10)),
            ("after", models.CharField(max_length=10)),
            ("into", models.PositiveIntegerField(null=True)),
            ("reason", models.TextField(blank=True, default="")),
            ("at", models.DateTimeField()),
            ("moderated_by", models.CharField(max_length=150)),
            (
                "dialogue",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.dialogue"),
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
    migrations.CreateModel(
        name="DialogueQuestion",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            (
                "number",
                models.PositiveIntegerField(help_text="Within the dialogue; no number is left out."),
            ),
            ("text", models.TextField()),
            ("text_ur", models.TextField(blank=True, default="")),
            ("unit", models.CharField(max_length=80)),
            ("least", models.FloatField(help_text="Nothing below is taken.", null=True)),
            ("most", models.FloatField(help_text="Nothing above is taken.", null=True)),
            (
                "dialogue",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.dialogue"),
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
            "constraints": [
                models.UniqueConstraint(fields=("dialogue", "number"), name="majlis_dialoguequestion_once")
            ],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="DialogueEstimate",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("low", models.FloatField(help_text="Quantile of 5 %.")),
            ("middle", models.FloatField(help_text="Median.")),
            ("high", models.FloatField(help_text="Quantile of 95 %.")),
            ("at", models.DateTimeField()),
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
                "participant",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="+",
                    to="majlis.dialogueparticipant",
                ),
            ),
            (
                "question",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="+",
                    to="majlis.dialoguequestion",
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
        name="DialogueRemark",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            (
                "number",
                models.PositiveIntegerField(help_text="Within the dialogue; no number is left out."),
            ),
            ("kind", models.CharField(help_text="for, against or dissent.", max_length=8)),
            ("text", models.TextField(blank=True, default="")),
            ("text_ur", models.TextField(blank=True, default="")),
            (
                "evidence",
                models.CharField(blank=True, default="", help_text="What it cites.", max_length=300),
            ),
            (
                "sha256",
                models.CharField(blank=True, default="", help_text="Hash of what it cites.", max_length=64),
            ),
            (
                "signed",
                models.CharField(blank=True, default="", help_text="Name under a note of dissent.", max_length=300),
            ),
            ("state", models.CharField(help_text="waiting, accepted or refused.", max_length=10)),
            ("reason", models.TextField(blank=True, default="")),
            (
                "author",
                models.CharField(
                    blank=True, default="", help_text="HMAC that needs the author's secret.", max_length=64
                ),
            ),
            (
                "named",
                models.CharField(
                    blank=True, default="", help_text="Alias of the author; empty if sealed.", max_length=16
                ),
            ),
            ("day", models.DateField()),
            (
                "dialogue",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.dialogue"),
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
                "statement",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="+",
                    to="majlis.dialoguestatement",
                ),
            ),
        ],
        options={
            "abstract": False,
            "base_manager_name": "everything",
            "default_manager_name": "objects",
            "constraints": [models.UniqueConstraint(fields=("dialogue", "number"), name="majlis_remark_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="DialogueOutcome",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            (
                "decision",
                models.CharField(blank=True, default="", help_text="Number of a decision.", max_length=80),
            ),
            ("text", models.TextField(blank=True, default="")),
            ("text_ur", models.TextField(blank=True, default="")),
            ("at", models.DateTimeField()),
            ("told_by", models.CharField(max_length=150)),
            (
                "dialogue",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.dialogue"),
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
                "statement",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="+",
                    to="majlis.dialoguestatement",
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
]


class Migration(migrations.Migration):
    """The dialogue: arguments, dissent, estimates, moderation, what became of it."""

    dependencies = [
        ("majlis", "0020_decisions"),
    ]

    operations = [Together(TABLES)]
