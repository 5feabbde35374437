"""The Django application."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Majlis's records, under the label ``majlis``."""

    name = "majlis.adapters.records"
    label = "majlis"
    verbose_name = "Majlis"
    default_auto_field = "django.db.models.BigAutoField"
