"""Drafts of nations."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    """Drafts of nations."""

    dependencies = [
        ("majlis", "0002_nations"),
    ]

    operations = [
        migrations.CreateModel(
            name="DraftArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=200)),
                ("name", models.TextField()),
                ("region", models.TextField(blank=True)),
                ("population", models.BigIntegerField()),
                ("urban_share", models.FloatField()),
                ("latitude", models.FloatField()),
                ("longitude", models.FloatField()),
                ("source", models.TextField()),
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
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="majlis.nation",
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
                "constraints": [models.UniqueConstraint(fields=("nation", "code"), name="majlis_draftarea_once")],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="DraftAsset",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=200)),
                ("name", models.TextField()),
                ("sector", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=80)),
                ("operator", models.CharField(max_length=200)),
                ("area", models.CharField(max_length=200)),
                ("vendor", models.TextField(blank=True)),
                ("repair_low_h", models.FloatField()),
                ("repair_mode_h", models.FloatField()),
                ("repair_high_h", models.FloatField()),
                ("restart_h", models.FloatField()),
                ("black_start", models.BooleanField()),
                ("manual_start_h", models.FloatField(null=True)),
                ("source", models.TextField()),
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
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="majlis.nation",
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
                "indexes": [models.Index(fields=["nation", "sector", "area"], name="majlis_draftasset_place")],
                "constraints": [models.UniqueConstraint(fields=("nation", "code"), name="majlis_draftasset_once")],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="DraftDemand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=200)),
                ("area", models.CharField(max_length=200)),
                ("zone", models.CharField(max_length=80)),
                ("service", models.CharField(max_length=80)),
                ("people", models.BigIntegerField()),
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
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="majlis.nation",
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
                "constraints": [models.UniqueConstraint(fields=("nation", "code"), name="majlis_draftdemand_once")],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="DraftOperator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=200)),
                ("name", models.TextField()),
                ("sector", models.CharField(max_length=80)),
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
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="majlis.nation",
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
                "constraints": [models.UniqueConstraint(fields=("nation", "code"), name="majlis_draftoperator_once")],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="DraftRequirement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("node", models.CharField(max_length=200)),
                ("group", models.CharField(max_length=200)),
                ("k", models.PositiveIntegerField()),
                ("buffer_h", models.FloatField()),
                ("recharge", models.FloatField(null=True)),
                ("need", models.CharField(max_length=8)),
                ("confidence", models.FloatField()),
                ("basis", models.CharField(max_length=12)),
                ("source", models.TextField()),
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
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="majlis.nation",
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
                    models.UniqueConstraint(fields=("nation", "node", "group"), name="majlis_draftrequirement_once")
                ],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="DraftSupplier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("node", models.CharField(max_length=200)),
                ("group", models.CharField(max_length=200)),
                ("supplier", models.CharField(max_length=200)),
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
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="majlis.nation",
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
                "indexes": [models.Index(fields=["nation", "supplier"], name="majlis_draftsupplier_of")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("nation", "node", "group", "supplier"), name="majlis_draftsupplier_once"
                    )
                ],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
    ]
