"""A nation's own parameters through time."""

from django.db import models

from majlis.adapters.records.models.information import Information
from majlis.adapters.records.models.nations import Nation


class ParameterRow(Information):
    """A nation's own value of a parameter, from when it counted until it gave way."""

    nation = models.ForeignKey(Nation, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=120, help_text="Id of a shipped parameter.")
    law = models.CharField(max_length=12)
    a = models.FloatField()
    b = models.FloatField(default=0.0)
    c = models.FloatField(default=0.0)
    date = models.DateField(help_text="Day on which the value was set.")
    basis = models.CharField(max_length=12)
    source = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    superseded_at = models.DateTimeField(null=True)

    class Meta(Information.Meta):
        """One current value."""

        constraints = (
            models.UniqueConstraint(
                fields=("nation", "code"),
                condition=models.Q(superseded_at__isnull=True),
                name="majlis_parameter_once",
            ),
        )

    def __str__(self) -> str:
        return self.code
