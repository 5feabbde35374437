"""Meetings: who is there, agendas, papers, minutes."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from majlis.adapters.records.together import Together

TABLES = [
    migrations.CreateModel(
        name="Meeting",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("code", models.CharField(help_text="Like MTG-2026-0003.", max_length=40, unique=True)),
            ("year", models.PositiveSmallIntegerField()),
            (
                "number",
                models.PositiveIntegerField(help_text="Number within the year; no number is left out."),
            ),
            ("title", models.CharField(max_length=200)),
            ("place", models.CharField(blank=True, default="", max_length=200)),
            ("begins_at", models.DateTimeField()),
            ("ends_at", models.DateTimeField()),
            (
                "state",
                models.CharField(
                    default="planned", help_text="planned, noticed, open, closed, cancelled.", max_length=12
                ),
            ),
            ("noticed_at", models.DateTimeField(help_text="When notice was given.", null=True)),
            (
                "short_notice",
                models.TextField(blank=True, default="", help_text="Why notice was shorter than the rule says."),
            ),
            ("opened_at", models.DateTimeField(null=True)),
            ("opened_by", models.CharField(blank=True, default="", max_length=150)),
            (
                "chaired_by",
                models.CharField(blank=True, default="", help_text="Code of the seat that chairs.", max_length=64),
            ),
            (
                "opening",
                models.JSONField(default=dict, help_text="Seats: how many, entitled, present when it was opened."),
            ),
            ("closed_at", models.DateTimeField(null=True)),
            ("closed_by", models.CharField(blank=True, default="", max_length=150)),
            (
                "revision",
                models.PositiveIntegerField(default=1, help_text="Counts changes, for calendars."),
            ),
            ("planned_by", models.CharField(max_length=150)),
            ("planned_at", models.DateTimeField()),
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
            "indexes": [models.Index(fields=["body", "-begins_at"], name="majlis_meeting_newest")],
            "constraints": [models.UniqueConstraint(fields=("year", "number"), name="majlis_meeting_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="Attendance",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("person", models.CharField(help_text="Login of who sat there.", max_length=150)),
            ("remote", models.BooleanField(default=False)),
            ("came_at", models.DateTimeField()),
            ("left_at", models.DateTimeField(null=True)),
            ("recorded_by", models.CharField(max_length=150)),
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
            (
                "meeting",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.meeting"),
            ),
        ],
        options={
            "abstract": False,
            "base_manager_name": "everything",
            "default_manager_name": "objects",
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("left_at__isnull", True)),
                    fields=("meeting", "seat"),
                    name="majlis_attendance_once",
                )
            ],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="AgendaItem",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("code", models.CharField(help_text="Like ITM-2026-0012.", max_length=40, unique=True)),
            ("year", models.PositiveSmallIntegerField()),
            (
                "number",
                models.PositiveIntegerField(help_text="Number within the year; no number is left out."),
            ),
            ("position", models.PositiveSmallIntegerField(default=0, help_text="Place on the agenda.")),
            ("kind", models.CharField(help_text="decision, discussion or information.", max_length=12)),
            ("title", models.CharField(max_length=300)),
            ("title_ur", models.CharField(blank=True, default="", max_length=300)),
            ("question", models.TextField(blank=True, default="", help_text="What is asked of the body.")),
            ("recommendation", models.TextField(blank=True, default="")),
            (
                "dissent",
                models.TextField(blank=True, default="", help_text="Who holds otherwise, and why."),
            ),
            (
                "strength",
                models.CharField(
                    blank=True,
                    default="",
                    help_text="Strength of evidence: strong, moderate, weak, none.",
                    max_length=12,
                ),
            ),
            ("strength_why", models.TextField(blank=True, default="")),
            ("due", models.DateField(help_text="By when it is wanted, in the forward plan.", null=True)),
            (
                "state",
                models.CharField(default="open", help_text="open, done, returned, withdrawn.", max_length=12),
            ),
            ("added_by", models.CharField(max_length=150)),
            ("added_at", models.DateTimeField()),
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
            (
                "meeting",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="+",
                    to="majlis.meeting",
                ),
            ),
        ],
        options={
            "abstract": False,
            "base_manager_name": "everything",
            "default_manager_name": "objects",
            "indexes": [models.Index(fields=["meeting", "position"], name="majlis_agendaitem_place")],
            "constraints": [models.UniqueConstraint(fields=("year", "number"), name="majlis_agendaitem_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="MeetingEvent",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("number", models.PositiveIntegerField()),
            (
                "kind",
                models.CharField(
                    help_text="opened, came, left, item, motion, recused, ballot, result, ...",
                    max_length=20,
                ),
            ),
            (
                "item",
                models.PositiveIntegerField(help_text="Number of the agenda item that it belongs to.", null=True),
            ),
            ("facts", models.JSONField(default=dict)),
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
            "constraints": [models.UniqueConstraint(fields=("meeting", "number"), name="majlis_meetingevent_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="Paper",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("code", models.CharField(help_text="Like PAP-2026-0031.", max_length=40, unique=True)),
            ("year", models.PositiveSmallIntegerField()),
            ("number", models.PositiveIntegerField()),
            ("title", models.CharField(max_length=300)),
            ("added_by", models.CharField(max_length=150)),
            ("added_at", models.DateTimeField()),
            ("withdrawn_at", models.DateTimeField(null=True)),
            (
                "item",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.agendaitem"
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
            "constraints": [models.UniqueConstraint(fields=("year", "number"), name="majlis_paper_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="PaperVersion",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("number", models.PositiveIntegerField()),
            ("name", models.CharField(max_length=200)),
            ("sha256", models.CharField(max_length=64)),
            ("sha512", models.CharField(max_length=128)),
            ("size", models.BigIntegerField(help_text="Bytes.")),
            ("note", models.TextField(blank=True, default="", help_text="What was changed.")),
            ("added_by", models.CharField(max_length=150)),
            ("added_at", models.DateTimeField()),
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
                "paper",
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.paper"),
            ),
        ],
        options={
            "abstract": False,
            "base_manager_name": "everything",
            "default_manager_name": "objects",
            "indexes": [models.Index(fields=["sha256"], name="majlis_paperversion_sha256")],
            "constraints": [models.UniqueConstraint(fields=("paper", "number"), name="majlis_paperversion_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="Proxy",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("given_at", models.DateTimeField()),
            ("recorded_by", models.CharField(max_length=150)),
            ("until", models.DateTimeField(help_text="When it was taken back.", null=True)),
            (
                "away",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="majlis.seat"),
            ),
            (
                "holder",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="majlis.seat"),
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
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("until__isnull", True)),
                    fields=("meeting", "away"),
                    name="majlis_proxy_once",
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
    """Meetings: who is there, agendas, papers, minutes."""

    dependencies = [
        ("majlis", "0017_dialogue"),
    ]

    operations = [Together(TABLES)]
