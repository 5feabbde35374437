"""The register: logs, entries, complete subtrees, signed checkpoints, keys."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from majlis.adapters.records.together import Together

TABLES = [
    migrations.CreateModel(
        name="AuditSeal",
        fields=[
            (
                "row",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE,
                    primary_key=True,
                    related_name="seal",
                    serialize=False,
                    to="majlis.auditentry",
                ),
            ),
            ("index", models.BigIntegerField(help_text="Of the entry in the log.", unique=True)),
            ("salt", models.BinaryField(help_text="32 bytes.")),
        ],
    ),
    migrations.CreateModel(
        name="WitnessedLog",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("name", models.CharField(max_length=300, unique=True)),
            ("vkey", models.TextField(help_text="Its key, NAME+ID+KEY.")),
            ("size", models.BigIntegerField()),
            ("root", models.BinaryField(help_text="32 bytes.")),
            ("note", models.BinaryField(help_text="Its checkpoint with our signature.")),
            ("at", models.DateTimeField()),
            ("cosigned_by", models.CharField(max_length=150)),
        ],
    ),
    migrations.CreateModel(
        name="RegisterLog",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            (
                "kind",
                models.CharField(help_text="decisions, or audit: the one of the whole site.", max_length=20),
            ),
            (
                "name",
                models.CharField(help_text="Its origin; stands in every checkpoint.", max_length=300, unique=True),
            ),
            (
                "synthetic",
                models.BooleanField(help_text="Entries about a synthetic nation, or about a real one; never both."),
            ),
            ("size", models.BigIntegerField(default=0)),
            ("root", models.BinaryField(help_text="32 bytes.")),
            ("created_at", models.DateTimeField()),
            (
                "nation",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="majlis.nation",
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("nation", "kind"), name="majlis_registerlog_once"),
                models.UniqueConstraint(
                    condition=models.Q(("nation__isnull", True)),
                    fields=("kind",),
                    name="majlis_registerlog_site",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="RegisterKey",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("number", models.PositiveIntegerField(help_text="Counted from 1.")),
            ("vkey", models.TextField(help_text="NAME+ID+KEY, as C2SP signed-note writes it.")),
            (
                "reason",
                models.CharField(help_text="first, rotated, or lost: the one before was lost.", max_length=20),
            ),
            ("index", models.BigIntegerField(help_text="Of the entry that announces it.")),
            ("since", models.DateTimeField()),
            ("until", models.DateTimeField(help_text="When the next one came.", null=True)),
            (
                "log",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="majlis.registerlog",
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("log", "number"), name="majlis_registerkey_once")],
        },
    ),
    migrations.CreateModel(
        name="RegisterEntry",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("index", models.BigIntegerField(help_text="Counted from 0; no number is left out.")),
            (
                "kind",
                models.CharField(help_text="As the entry says; empty where it does not.", max_length=20),
            ),
            ("leaf", models.BinaryField(help_text="Canonical JSON.")),
            ("hash", models.BinaryField(help_text="32 bytes.")),
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
                "log",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="majlis.registerlog",
                ),
            ),
        ],
        options={
            "abstract": False,
            "base_manager_name": "everything",
            "default_manager_name": "objects",
            "indexes": [models.Index(fields=["log", "hash"], name="majlis_registerentry_hash")],
            "constraints": [models.UniqueConstraint(fields=("log", "index"), name="majlis_registerentry_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="RegisterCheckpoint",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("size", models.BigIntegerField()),
            ("root", models.BinaryField(help_text="32 bytes.")),
            ("note", models.BinaryField(help_text="The signed note, byte by byte.")),
            ("at", models.DateTimeField()),
            (
                "log",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="majlis.registerlog",
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("log", "size"), name="majlis_registercheckpoint_once")],
        },
    ),
    migrations.CreateModel(
        name="RegisterNode",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("level", models.PositiveSmallIntegerField()),
            ("position", models.BigIntegerField()),
            ("hash", models.BinaryField(help_text="32 bytes.")),
            (
                "log",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="majlis.registerlog",
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("log", "level", "position"), name="majlis_registernode_once")
            ],
        },
    ),
    migrations.CreateModel(
        name="SealedPaper",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("index", models.BigIntegerField(help_text="Of the entry with the commitment.")),
            ("salt", models.BinaryField(help_text="32 bytes; none once it was destroyed.", null=True)),
            ("paper", models.BinaryField(null=True)),
            ("kept_at", models.DateTimeField()),
            ("destroyed_at", models.DateTimeField(null=True)),
            ("destroyed_by", models.CharField(blank=True, default="", max_length=150)),
            (
                "log",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="majlis.registerlog",
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
            "constraints": [models.UniqueConstraint(fields=("log", "index"), name="majlis_sealedpaper_once")],
        },
        managers=[
            ("everything", django.db.models.manager.Manager()),
            ("objects", django.db.models.manager.Manager()),
        ],
    ),
    migrations.CreateModel(
        name="RegisterCosignature",
        fields=[
            (
                "id",
                models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
            ),
            ("witness", models.TextField(help_text="Key of the witness, NAME+ID+KEY.")),
            ("line", models.TextField(help_text="The signature line.")),
            ("at", models.DateTimeField()),
            (
                "checkpoint",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="majlis.registercheckpoint",
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("checkpoint", "witness"), name="majlis_registercosignature_once")
            ],
        },
    ),
]


class Migration(migrations.Migration):
    """The register: logs, entries, complete subtrees, signed checkpoints, keys."""

    dependencies = [
        ("majlis", "0014_factors"),
    ]

    operations = [Together(TABLES)]
