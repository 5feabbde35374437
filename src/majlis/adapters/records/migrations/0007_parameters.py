"""Parameters."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):
    """Parameters."""

    dependencies = [
        ("majlis", "0006_runs"),
    ]

    operations = [
        migrations.CreateModel(
            name="ParameterRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(help_text="Id of a shipped parameter.", max_length=120)),
                ("law", models.CharField(max_length=12)),
                ("a", models.FloatField()),
                ("b", models.FloatField(default=0.0)),
                ("c", models.FloatField(default=0.0)),
                ("date", models.DateField(help_text="Day on which the value was set.")),
                ("basis", models.CharField(max_length=12)),
                ("source", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=150)),
                ("superseded_at", models.DateTimeField(null=True)),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="majlis.nation"
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
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("nation", "code"),
                        name="majlis_parameter_once",
                    )
                ],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
    ]
