"""Documents."""

from django.db import migrations


class Migration(migrations.Migration):
    """Documents."""

    dependencies = [
        ("majlis", "0009_reports"),
    ]

    operations = []
