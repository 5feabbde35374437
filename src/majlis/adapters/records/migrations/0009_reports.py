"""Reports."""

from django.db import migrations


class Migration(migrations.Migration):
    """Reports."""

    dependencies = [
        ("majlis", "0008_access"),
    ]

    operations = []
