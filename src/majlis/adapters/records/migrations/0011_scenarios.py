"""Scenarios."""

from django.db import migrations


class Migration(migrations.Migration):
    """Scenarios."""

    dependencies = [
        ("majlis", "0010_documents"),
    ]

    operations = []
