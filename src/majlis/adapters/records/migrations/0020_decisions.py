"""Decisions, and what is to be done after them."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from majlis.adapters.records.together import Together

TABLES = [
    migrations.CreateModel(
        name="Decision",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("code", models.CharField(help_text="Like DEC-2026-0007.", max_length=40, unique=True)),
            ("year", models.PositiveSmallIntegerField()),
            (
                "number",
                models.PositiveIntegerField(help_text="Number within the year; no number is left out."),
            ),
            ("title", models.CharField(max_length=300)),
            ("title_ur", models.CharField(blank=True, default="", max_length=300)),
            ("text", models.TextField()),
            ("text_ur", models.TextField(blank=True, default="")),
            ("legal_basis", models.TextField(blank=True, default="")),
            ("outcome", models.CharField(max_length=12)),
            ("reasons", models.JSONField(default=list)),
            ("synthetic", models.BooleanField()),
            ("decided_at", models.DateTimeField()),
            ("entry", models.BinaryField(help_text="The leaf in the register, byte by byte.")),
            ("index", models.BigIntegerField(help_text="Of the leaf in the register.")),
            ("sealed", models.BooleanField(help_text="Whether the leaf is a commitment only.")),
            (
                "salt",
                models.BinaryField(help_text="Of the commitment; lawfully destroyed with the text.", null=True),
            ),
            ("published_at", models.DateTimeField(null=True)),
            ("published_by", models.CharField(blank=True, default="", max_length=150)),
            (
                "release_index",
                models.BigIntegerField(help_text="Of the entry that says that it was published.", null=True),
            ),
            (
                "ballot",
                models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="majlis.ballot"),
            ),
            (
                "body",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="majlis.body"),
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
                "motion",
                models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="majlis.motion"),
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
                "supersedes",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="majlis.decision",
                ),
            ),
        ],
        options={
            "abstract": False,
            "base_manager_name": "everything",
            "default_manager_name": "objects",
            "indexes": [models.Index(fields=["body", "-id"], name="majlis_decision_newest")],
            "constraints": [models.UniqueConstraint(fields=("year", "number"), name="majlis_decision_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="Action",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("code", models.CharField(help_text="Like ACT-2026-0021.", max_length=40, unique=True)),
            ("year", models.PositiveSmallIntegerField()),
            ("number", models.PositiveIntegerField()),
            ("text", models.TextField()),
            ("doer", models.CharField(help_text="Login of who owes it.", max_length=150)),
            (
                "organisation",
                models.CharField(blank=True, default="", help_text="Code of the one that owes it.", max_length=80),
            ),
            ("due", models.DateField()),
            (
                "state",
                models.CharField(default="open", help_text="open, reported, done or dropped.", max_length=12),
            ),
            ("level", models.PositiveSmallIntegerField(default=0, help_text="How far it was escalated.")),
            ("set_by", models.CharField(max_length=150)),
            ("set_at", models.DateTimeField()),
            (
                "body",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.body"),
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
                "meeting",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to="majlis.meeting",
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
                "decision",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="majlis.decision",
                ),
            ),
        ],
        options={
            "abstract": False,
            "base_manager_name": "everything",
            "default_manager_name": "objects",
            "indexes": [
                models.Index(fields=["body", "state", "due"], name="majlis_action_due"),
                models.Index(fields=["doer", "state"], name="majlis_action_doer"),
            ],
            "constraints": [models.UniqueConstraint(fields=("year", "number"), name="majlis_action_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="Minutes",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("version", models.PositiveIntegerField()),
            (
                "state",
                models.CharField(default="draft", help_text="draft, proposed, approved or replaced.", max_length=12),
            ),
            ("approved_at", models.DateTimeField(null=True)),
            (
                "sha256",
                models.CharField(blank=True, default="", help_text="Of the approved PDF, in uploads/.", max_length=64),
            ),
            ("index", models.BigIntegerField(help_text="Of its entry in the register.", null=True)),
            ("written_by", models.CharField(max_length=150)),
            ("written_at", models.DateTimeField()),
            (
                "approved_in",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to="majlis.meeting",
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
                "meeting",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.meeting"),
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
            "constraints": [models.UniqueConstraint(fields=("meeting", "version"), name="majlis_minutes_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="ActionStep",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("number", models.PositiveIntegerField()),
            (
                "kind",
                models.CharField(
                    help_text="set, moved, given, reported, done, reopened, escalated, dropped.",
                    max_length=12,
                ),
            ),
            ("text", models.TextField(blank=True, default="")),
            ("facts", models.JSONField(default=dict)),
            (
                "sha256",
                models.CharField(
                    blank=True, default="", help_text="Of a file in uploads/ that shows it.", max_length=64
                ),
            ),
            ("name", models.CharField(blank=True, default="", help_text="Of the file.", max_length=200)),
            ("at", models.DateTimeField()),
            ("by", models.CharField(max_length=150)),
            (
                "action",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.action"),
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
            "constraints": [models.UniqueConstraint(fields=("action", "number"), name="majlis_actionstep_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="CouncilMail",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("place", models.CharField(help_text="Code of the action or meeting.", max_length=40)),
            (
                "what",
                models.CharField(
                    help_text="What of: level and term of an action, revision of a meeting.", max_length=40
                ),
            ),
            ("person", models.CharField(help_text="Login.", max_length=150)),
            ("claimed_at", models.DateTimeField(help_text="When a process began to send it.")),
            ("sent_at", models.DateTimeField(help_text="When the mail server took it.", null=True)),
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
                models.UniqueConstraint(fields=("place", "what", "person"), name="majlis_councilmail_once")
            ],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="MinutesTemplate",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("name", models.CharField(max_length=200)),
            ("sha256", models.CharField(help_text="Of the file, in uploads/.", max_length=64)),
            ("since", models.DateTimeField()),
            ("set_by", models.CharField(max_length=150)),
            (
                "until",
                models.DateTimeField(help_text="When another one, or the shipped one, took its place.", null=True),
            ),
            (
                "body",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.body"),
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
                models.UniqueConstraint(
                    condition=models.Q(("until__isnull", True)),
                    fields=("body",),
                    name="majlis_minutestemplate_current",
                )
            ],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="MinutesNote",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            (
                "item",
                models.CharField(
                    blank=True,
                    default="",
                    help_text="Its code; empty: of the whole meeting.",
                    max_length=40,
                ),
            ),
            ("text", models.TextField()),
            ("at", models.DateTimeField()),
            ("by", models.CharField(max_length=150)),
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
                "minutes",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.minutes"),
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
            "constraints": [models.UniqueConstraint(fields=("minutes", "item"), name="majlis_minutesnote_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
]


class Migration(migrations.Migration):
    """Decisions, and what is to be done after them."""

    dependencies = [
        ("majlis", "0019_motions"),
    ]

    operations = [Together(TABLES)]
