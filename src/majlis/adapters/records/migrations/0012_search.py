"""Search in incidents, what each source counts, and views."""

import django.db.models.deletion
from django.db import migrations, models

from majlis.adapters.records.evidence import counting
from majlis.adapters.records.incidents import index


class Migration(migrations.Migration):
    """Search in incidents, what each source counts, and views."""

    dependencies = [
        ("majlis", "0011_scenarios"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="counts",
            field=models.JSONField(
                null=True,
                help_text="Observations by marking, year, sector and kind, as rows of five; null: not counted.",
            ),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(
                fields=["source", "until"],
                condition=models.Q(("until__isnull", False)),
                name="majlis_observation_ended",
            ),
        ),
        migrations.CreateModel(
            name="View",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kept_by", models.CharField(help_text="Login.", max_length=150)),
                (
                    "path",
                    models.CharField(help_text="Address of the page, without what is asked of it.", max_length=300),
                ),
                ("query", models.TextField(help_text="What is asked of it, as in an address.")),
                ("name", models.CharField(max_length=80)),
                ("kept_at", models.DateTimeField()),
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
                "constraints": [models.UniqueConstraint(fields=("kept_by", "path", "name"), name="majlis_view_once")],
            },
            managers=[
                ("everything", django.db.models.manager.Manager()),
                ("objects", django.db.models.manager.Manager()),
            ],
        ),
        migrations.RunPython(counting.install, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(index.install, index.remove, elidable=False),
    ]
