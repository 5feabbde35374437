"""What signing in must know for some minutes in every process."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What signing in must know for some minutes in every process."""

    dependencies = [
        ("majlis", "0013_report_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="Memory",
            fields=[
                (
                    "key",
                    models.CharField(
                        help_text="SHA-256 of what it is about.", max_length=64, primary_key=True, serialize=False
                    ),
                ),
                ("value", models.JSONField()),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "db_table": "majlis_memory",
            },
        ),
    ]
