"""The dialogue: phases, participants, statements, votes."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from majlis.adapters.records.together import Together

TABLES = [
    migrations.CreateModel(
        name="Dialogue",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("code", models.CharField(help_text="Like DIA-2026-0001.", max_length=40, unique=True)),
            ("year", models.PositiveSmallIntegerField()),
            (
                "number",
                models.PositiveIntegerField(help_text="Number within the year; no number is left out."),
            ),
            ("title", models.CharField(max_length=300)),
            ("title_ur", models.CharField(blank=True, default="", max_length=300)),
            ("question", models.TextField(help_text="What is asked.")),
            ("question_ur", models.TextField(blank=True, default="")),
            (
                "constituencies",
                models.JSONField(help_text="Lists of id, name and name in Urdu, in their order."),
            ),
            ("sealed", models.BooleanField(help_text="Whether nobody can see who wrote a statement.")),
            (
                "made_up",
                models.BooleanField(default=False, help_text="Whether participants and votes were invented."),
            ),
            ("phase", models.CharField(default="frame", max_length=12)),
            (
                "word_sha256",
                models.CharField(
                    blank=True,
                    default="",
                    help_text="Hash of code and code word; empty: no entry without account.",
                    max_length=64,
                ),
            ),
            ("created_at", models.DateTimeField()),
            ("created_by", models.CharField(max_length=150)),
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
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.nation"),
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
            "indexes": [models.Index(fields=["nation", "-created_at"], name="majlis_dialogue_newest")],
            "constraints": [models.UniqueConstraint(fields=("year", "number"), name="majlis_dialogue_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="DialogueParticipant",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            (
                "key",
                models.CharField(help_text="Hash of the participant's secret, or paper: and the sheet.", max_length=80),
            ),
            ("alias", models.CharField(help_text="Drawn by chance: the name in exports.", max_length=16)),
            ("constituency", models.CharField(max_length=40)),
            ("way", models.CharField(help_text="account, code, device or paper.", max_length=8)),
            (
                "marks",
                models.TextField(
                    blank=True,
                    default="",
                    help_text="a, d, p for the last vote; capital: important; . none.",
                ),
            ),
            (
                "votes",
                models.PositiveIntegerField(default=0, help_text="Votes cast, with those that were changed."),
            ),
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
                models.UniqueConstraint(fields=("dialogue", "key"), name="majlis_participant_once"),
                models.UniqueConstraint(fields=("dialogue", "alias"), name="majlis_participant_alias"),
            ],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="DialogueStatement",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            (
                "number",
                models.PositiveIntegerField(help_text="Within the dialogue; no number is left out."),
            ),
            ("text", models.TextField(blank=True, default="", help_text="In English.")),
            ("text_ur", models.TextField(blank=True, default="", help_text="In Urdu.")),
            ("state", models.CharField(help_text="waiting, accepted, refused or merged.", max_length=10)),
            (
                "into",
                models.PositiveIntegerField(help_text="Number of the statement that says the same.", null=True),
            ),
            ("reason", models.TextField(blank=True, default="", help_text="Why it was refused or merged.")),
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
            (
                "seed",
                models.BooleanField(default=False, help_text="Whether who leads the dialogue wrote it."),
            ),
            ("day", models.DateField(help_text="Day on which it came: an hour could tell who wrote it.")),
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
            "indexes": [models.Index(fields=["dialogue", "author"], name="majlis_statement_author")],
            "constraints": [models.UniqueConstraint(fields=("dialogue", "number"), name="majlis_statement_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="DialogueStep",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("phase", models.CharField(max_length=12)),
            ("reason", models.TextField(blank=True, default="")),
            ("at", models.DateTimeField()),
            ("brought_by", models.CharField(max_length=150)),
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
        name="DialogueTally",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("constituency", models.CharField(max_length=40)),
            ("agree", models.IntegerField(default=0)),
            ("disagree", models.IntegerField(default=0)),
            ("passed", models.IntegerField(default=0)),
            ("important", models.IntegerField(default=0)),
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
            "constraints": [models.UniqueConstraint(fields=("statement", "constituency"), name="majlis_tally_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="DialogueVote",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("vote", models.SmallIntegerField(help_text="1 agree, 0 pass, -1 disagree.")),
            ("important", models.BooleanField(default=False)),
            (
                "typed_by",
                models.CharField(blank=True, default="", help_text="Clerk who typed it from paper.", max_length=150),
            ),
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
                "statement",
                models.ForeignKey(
                    db_index=False,
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
    """The dialogue: phases, participants, statements, votes."""

    dependencies = [
        ("majlis", "0016_council"),
    ]

    operations = [Together(TABLES)]
