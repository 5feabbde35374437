"""The draft of a nation: the six tables of its dossier as rows."""

from django.db import models

from majlis.adapters.records.models.information import Information
from majlis.adapters.records.models.nations import Nation


class DraftRow(Information):
    """Base of the six tables of a draft: the columns of the dossier, by the same names, ``id`` as ``code``."""

    nation = models.ForeignKey(Nation, on_delete=models.CASCADE, related_name="+", db_index=False)
    """The key of each table begins with it: an index of its own would only make writing slower."""

    class Meta(Information.Meta):
        """Abstract."""

        abstract = True


class DraftArea(DraftRow):
    """A row of areas.csv."""

    code = models.CharField(max_length=200)
    name = models.TextField()
    region = models.TextField(blank=True)
    population = models.BigIntegerField()
    urban_share = models.FloatField()
    latitude = models.FloatField()
    longitude = models.FloatField()
    source = models.TextField()

    class Meta(Information.Meta):
        """Keyed by its code."""

        constraints = (models.UniqueConstraint(fields=("nation", "code"), name="majlis_draftarea_once"),)

    def __str__(self) -> str:
        return self.code


class DraftOperator(DraftRow):
    """A row of operators.csv."""

    code = models.CharField(max_length=200)
    name = models.TextField()
    sector = models.CharField(max_length=80)

    class Meta(Information.Meta):
        """Keyed by its code."""

        constraints = (models.UniqueConstraint(fields=("nation", "code"), name="majlis_draftoperator_once"),)

    def __str__(self) -> str:
        return self.code


class DraftAsset(DraftRow):
    """A row of assets.csv."""

    code = models.CharField(max_length=200)
    name = models.TextField()
    sector = models.CharField(max_length=80)
    kind = models.CharField(max_length=80)
    operator = models.CharField(max_length=200)
    area = models.CharField(max_length=200)
    vendor = models.TextField(blank=True)
    repair_low_h = models.FloatField()
    repair_mode_h = models.FloatField()
    repair_high_h = models.FloatField()
    restart_h = models.FloatField()
    black_start = models.BooleanField()
    manual_start_h = models.FloatField(null=True)
    source = models.TextField()

    class Meta(Information.Meta):
        """Keyed by its code; listed by sector and area."""

        constraints = (models.UniqueConstraint(fields=("nation", "code"), name="majlis_draftasset_once"),)
        indexes = (models.Index(fields=("nation", "sector", "area"), name="majlis_draftasset_place"),)

    def __str__(self) -> str:
        return self.code


class DraftDemand(DraftRow):
    """A row of demands.csv."""

    code = models.CharField(max_length=200)
    area = models.CharField(max_length=200)
    zone = models.CharField(max_length=80)
    service = models.CharField(max_length=80)
    people = models.BigIntegerField()

    class Meta(Information.Meta):
        """Keyed by its code."""

        constraints = (models.UniqueConstraint(fields=("nation", "code"), name="majlis_draftdemand_once"),)

    def __str__(self) -> str:
        return self.code


class DraftRequirement(DraftRow):
    """A row of requirements.csv."""

    node = models.CharField(max_length=200)
    group = models.CharField(max_length=200)
    k = models.PositiveIntegerField()
    buffer_h = models.FloatField()
    recharge = models.FloatField(null=True)
    need = models.CharField(max_length=8)
    confidence = models.FloatField()
    basis = models.CharField(max_length=12)
    source = models.TextField()

    class Meta(Information.Meta):
        """Keyed by node and group."""

        constraints = (
            models.UniqueConstraint(fields=("nation", "node", "group"), name="majlis_draftrequirement_once"),
        )

    def __str__(self) -> str:
        return f"{self.node} {self.group}"


class DraftSupplier(DraftRow):
    """A row of suppliers.csv."""

    node = models.CharField(max_length=200)
    group = models.CharField(max_length=200)
    supplier = models.CharField(max_length=200)

    class Meta(Information.Meta):
        """Keyed by all three; asked for by supplier, too."""

        constraints = (
            models.UniqueConstraint(fields=("nation", "node", "group", "supplier"), name="majlis_draftsupplier_once"),
        )
        indexes = (models.Index(fields=("nation", "supplier"), name="majlis_draftsupplier_of"),)

    def __str__(self) -> str:
        return f"{self.node} {self.group} {self.supplier}"
