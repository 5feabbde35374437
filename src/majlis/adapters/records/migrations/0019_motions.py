"""Motions, the evidence that they rest on, ballots."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from majlis.adapters.records.together import Together

TABLES = [
    migrations.CreateModel(
        name="Ballot",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            (
                "number",
                models.PositiveIntegerField(help_text="Number within the motion: a vote may be repeated."),
            ),
            (
                "form",
                models.CharField(
                    help_text="open, recorded, secret, hands, names, paper, consensus, silence.",
                    max_length=12,
                ),
            ),
            (
                "clerk",
                models.BooleanField(default=False, help_text="Whether the clerk records it for the room."),
            ),
            (
                "state",
                models.CharField(default="open", help_text="open, counted, casting, confirmed or void.", max_length=12),
            ),
            ("facts", models.JSONField(help_text="The rule by which it is counted.")),
            (
                "room",
                models.JSONField(
                    default=dict,
                    help_text="Who may vote, is there, is recused, holds proxies; at the count.",
                ),
            ),
            ("count", models.JSONField(default=dict)),
            (
                "casting",
                models.CharField(blank=True, default="", help_text="The chair's casting vote.", max_length=12),
            ),
            ("objections", models.PositiveIntegerField(default=0)),
            ("outcome", models.CharField(blank=True, default="", max_length=12)),
            ("reasons", models.JSONField(default=list)),
            (
                "papers_sha256",
                models.CharField(
                    blank=True,
                    default="",
                    help_text="Of a secret ballot: hash of the sorted list of its papers.",
                    max_length=64,
                ),
            ),
            ("opened_at", models.DateTimeField()),
            ("opened_by", models.CharField(max_length=150)),
            (
                "until",
                models.DateTimeField(help_text="Of a written or silence procedure: when it ends.", null=True),
            ),
            ("closed_at", models.DateTimeField(null=True)),
            ("closed_by", models.CharField(blank=True, default="", max_length=150)),
            ("confirmed_at", models.DateTimeField(null=True)),
            (
                "confirmed_by",
                models.CharField(blank=True, default="", help_text="The chair, in clerk mode.", max_length=150),
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
                    on_delete=django.db.models.deletion.PROTECT,
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
                "motion",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.motion"),
            ),
        ],
        options={
            "abstract": False,
            "base_manager_name": "everything",
            "default_manager_name": "objects",
            "constraints": [
                models.UniqueConstraint(fields=("motion", "number"), name="majlis_ballot_once"),
                models.UniqueConstraint(
                    condition=models.Q(("state", "open")), fields=("motion",), name="majlis_ballot_open"
                ),
            ],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="BallotPaper",
        fields=[
            (
                "paper",
                models.CharField(help_text="Random.", max_length=32, primary_key=True, serialize=False),
            ),
            ("vote", models.CharField(max_length=12)),
            (
                "constituency",
                models.CharField(blank=True, default="", help_text="Only where a rule counts by it.", max_length=64),
            ),
            (
                "ballot",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.ballot"),
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
        name="Motion",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("code", models.CharField(help_text="Like MOT-2026-0009.", max_length=40, unique=True)),
            ("year", models.PositiveSmallIntegerField()),
            ("number", models.PositiveIntegerField()),
            (
                "base",
                models.TextField(
                    blank=True, default="", help_text="Of an amendment: the text on which it was written."
                ),
            ),
            ("base_ur", models.TextField(blank=True, default="")),
            (
                "option",
                models.CharField(blank=True, default="", help_text="Name among options of one item.", max_length=80),
            ),
            ("title", models.CharField(max_length=300)),
            ("title_ur", models.CharField(blank=True, default="", max_length=300)),
            ("text", models.TextField()),
            ("text_ur", models.TextField(blank=True, default="")),
            ("legal_basis", models.TextField(blank=True, default="")),
            (
                "supersedes",
                models.CharField(blank=True, default="", help_text="Code of a decision.", max_length=40),
            ),
            (
                "proposed_by",
                models.CharField(blank=True, default="", help_text="Code of the seat.", max_length=64),
            ),
            (
                "rule",
                models.CharField(blank=True, default="", help_text="Code; empty: the body's.", max_length=64),
            ),
            (
                "facts",
                models.JSONField(default=dict, help_text="The rule as it stood when the motion was put."),
            ),
            (
                "state",
                models.CharField(
                    default="draft", help_text="draft, put, decided, returned or withdrawn.", max_length=12
                ),
            ),
            ("revision", models.PositiveIntegerField(default=1)),
            ("written_by", models.CharField(max_length=150)),
            ("written_at", models.DateTimeField()),
            (
                "amends",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="+",
                    to="majlis.motion",
                ),
            ),
            (
                "body",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.body"),
            ),
            (
                "item",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="majlis.agendaitem"
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
            "indexes": [models.Index(fields=["item", "id"], name="majlis_motion_item")],
            "constraints": [models.UniqueConstraint(fields=("year", "number"), name="majlis_motion_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="Pin",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            (
                "place",
                models.CharField(help_text="Code of the item, paper, motion or decision.", max_length=40),
            ),
            ("kind", models.CharField(help_text="run, chart, incident or document.", max_length=12)),
            (
                "reference",
                models.CharField(help_text="Id of the run, code of the incident or document.", max_length=80),
            ),
            (
                "version",
                models.CharField(blank=True, default="", help_text="Version, of what has several.", max_length=40),
            ),
            ("sha256", models.CharField(help_text="Of the content as it was pinned.", max_length=64)),
            ("label", models.CharField(help_text="What it shows, in words.", max_length=300)),
            ("figures", models.JSONField(default=dict, help_text="The exact numbers as they were pinned.")),
            ("synthetic", models.BooleanField()),
            ("pinned_by", models.CharField(max_length=150)),
            ("pinned_at", models.DateTimeField()),
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
                models.UniqueConstraint(fields=("place", "kind", "reference", "sha256"), name="majlis_pin_once")
            ],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="Recusal",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("reason", models.TextField()),
            ("at", models.DateTimeField()),
            ("by", models.CharField(max_length=150)),
            (
                "until",
                models.DateTimeField(help_text="When it was taken back, before the vote.", null=True),
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
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.motion"),
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
                "seat",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="majlis.seat"),
            ),
        ],
        options={
            "abstract": False,
            "base_manager_name": "everything",
            "default_manager_name": "objects",
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("until__isnull", True)),
                    fields=("motion", "seat"),
                    name="majlis_recusal_once",
                )
            ],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="BallotTurn",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            (
                "ballot",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.ballot"),
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
                "seat",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="majlis.seat"),
            ),
        ],
        options={
            "abstract": False,
            "base_manager_name": "everything",
            "default_manager_name": "objects",
            "constraints": [models.UniqueConstraint(fields=("ballot", "seat"), name="majlis_ballotturn_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="BallotVote",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("vote", models.CharField(help_text="yes, no, abstain, spoilt or object.", max_length=12)),
            (
                "reason",
                models.TextField(blank=True, default="", help_text="Explanation of vote, or the objection."),
            ),
            ("at", models.DateTimeField()),
            ("by", models.CharField(help_text="Who gave or recorded it.", max_length=150)),
            ("proxy", models.BooleanField(default=False)),
            ("until", models.DateTimeField(help_text="When another vote took its place.", null=True)),
            (
                "ballot",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.ballot"),
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
                "seat",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="majlis.seat"),
            ),
        ],
        options={
            "abstract": False,
            "base_manager_name": "everything",
            "default_manager_name": "objects",
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("until__isnull", True)),
                    fields=("ballot", "seat"),
                    name="majlis_ballotvote_current",
                )
            ],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
]


class Migration(migrations.Migration):
    """Motions, the evidence that they rest on, ballots."""

    dependencies = [
        ("majlis", "0018_meetings"),
    ]

    operations = [Together(TABLES)]
