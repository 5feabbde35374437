"""The Council: bodies, their rules, seats, who holds them."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from majlis.adapters.records.together import Together

TABLES = [
    migrations.CreateModel(
        name="Body",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            (
                "code",
                models.CharField(
                    help_text="Like council: lower-case letters, digits, hyphens.",
                    max_length=64,
                    unique=True,
                ),
            ),
            ("name", models.CharField(help_text="In English.", max_length=200)),
            ("name_ur", models.CharField(blank=True, default="", help_text="In Urdu.", max_length=200)),
            ("legal_basis", models.TextField(blank=True, default="", help_text="What set it up.")),
            (
                "rule",
                models.CharField(blank=True, default="", help_text="Code of the rule it decides by.", max_length=64),
            ),
            (
                "notice_days",
                models.PositiveSmallIntegerField(default=7, help_text="Days before a meeting that notice is due."),
            ),
            ("created_at", models.DateTimeField()),
            ("created_by", models.CharField(max_length=150)),
            ("dissolved_at", models.DateTimeField(null=True)),
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
            "indexes": [models.Index(fields=["nation", "code"], name="majlis_body_nation")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="BodyRule",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("code", models.CharField(max_length=64)),
            ("title", models.CharField(blank=True, default="", max_length=200)),
            ("facts", models.JSONField(help_text="As majlis.council.Rule.facts has it.")),
            ("legal_basis", models.TextField(blank=True, default="")),
            ("since", models.DateTimeField()),
            ("set_by", models.CharField(max_length=150)),
            ("until", models.DateTimeField(null=True)),
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
                    fields=("body", "code"),
                    name="majlis_bodyrule_current",
                )
            ],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="Seat",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("code", models.CharField(max_length=64)),
            (
                "title",
                models.CharField(help_text="Whose seat it is, like 'Regulator of electricity'.", max_length=200),
            ),
            ("title_ur", models.CharField(blank=True, default="", max_length=200)),
            ("constituency", models.CharField(blank=True, default="", max_length=64)),
            ("position", models.PositiveSmallIntegerField(default=0, help_text="Place in lists.")),
            ("chair", models.BooleanField(default=False, help_text="Whether who holds it chairs.")),
            ("votes", models.BooleanField(default=True, help_text="Whether it has a vote at all.")),
            ("since", models.DateTimeField()),
            ("until", models.DateTimeField(help_text="When it was abolished.", null=True)),
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
                models.UniqueConstraint(fields=("body", "code"), name="majlis_seat_once"),
                models.UniqueConstraint(
                    condition=models.Q(("chair", True), ("until__isnull", True)),
                    fields=("body",),
                    name="majlis_seat_one_chair",
                ),
            ],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="Membership",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("person", models.CharField(help_text="Login.", max_length=150)),
            ("name", models.CharField(help_text="As it stands in lists and minutes.", max_length=200)),
            ("kind", models.CharField(help_text="member or assistant.", max_length=12)),
            (
                "votes",
                models.BooleanField(default=True, help_text="Of a member: whether the right to vote is not suspended."),
            ),
            ("since", models.DateTimeField()),
            ("until", models.DateTimeField(null=True)),
            ("appointed_by", models.CharField(max_length=150)),
            (
                "reason",
                models.TextField(blank=True, default="", help_text="By what: appointment, or why it ended."),
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
                models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.seat"),
            ),
        ],
        options={
            "abstract": False,
            "base_manager_name": "everything",
            "default_manager_name": "objects",
            "indexes": [models.Index(fields=["person", "until"], name="majlis_membership_person")],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("kind", "member"), ("until__isnull", True)),
                    fields=("seat",),
                    name="majlis_membership_one",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("until__isnull", True)),
                    fields=("seat", "person"),
                    name="majlis_membership_once",
                ),
            ],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
]


class Migration(migrations.Migration):
    """The Council: bodies, their rules, seats, who holds them."""

    dependencies = [
        ("majlis", "0015_register"),
    ]

    operations = [Together(TABLES)]
