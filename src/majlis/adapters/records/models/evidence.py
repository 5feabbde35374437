"""What was observed: files, sources, observations, and rows set aside."""

from django.db import models

from majlis.adapters.records.models.information import Information
from majlis.adapters.records.models.nations import Nation


class Upload(Information):
    """A file as it came, kept unchanged in ``uploads/`` under its hash."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField(help_text="Bytes.")
    file_name = models.TextField(help_text="Name under which it came.")
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Source(Information):
    """An entry of evidence (:class:`majlis.evidence.observation.Entry`), from when it counted until it gave way.

    A newer file of a source keeps its row and its observations; how the entry stood before is kept as a row of its own,
    without observations, with ``superseded_at``.
    """

    nation = models.ForeignKey(Nation, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="+", null=True)
    format = models.CharField(max_length=20, help_text="kev, stix, csv, xlsx; or hand for incidents entered here.")
    window_start = models.DateField()
    window_end = models.DateField(null=True, help_text="First day not observed; null for hand: it goes on.")
    sectors = models.JSONField(default=list)
    kinds = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    values = models.JSONField(default=dict)
    sheet = models.TextField(blank=True, default="")
    dates = models.CharField(max_length=4, blank=True, default="")
    names = models.JSONField(default=list, help_text="Columns of what an observation's extra lists.")
    header = models.JSONField(default=list, help_text="Columns of the file, for rows set aside.")
    synthetic = models.BooleanField()
    added_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)
    removed = models.BooleanField(default=False, help_text="Taken out by a person, who may bring it back.")
    accepted = models.PositiveIntegerField(default=0, help_text="Rows that became observations.")
    outside = models.PositiveIntegerField(default=0, help_text="Of them, those outside the window.")
    set_aside = models.PositiveIntegerField(default=0, help_text="Rows in quarantine when it was added.")
    counts = models.JSONField(
        null=True, help_text="Observations by marking, year, sector and kind, as rows of five; null: not counted."
    )

    class Meta(Information.Meta):
        """One current source of a name."""

        constraints = (
            models.UniqueConstraint(
                fields=("nation", "name"),
                condition=models.Q(superseded_at__isnull=True),
                name="majlis_source_once",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Observation(Information):
    """One incident as one source tells it. Bitemporal: when it happened, and from when until when we believed it.

    What we knew before a day D: ``known < D`` and (``since`` is null or ``since < D``) and (``until`` is null or
    ``until >= D``). ``since`` is null for what came with the first file of a source: it tells of the time before the
    source was here, too. A row that was amended or taken out has ``until``, the day of the change, and stays; where
    that was the source's first day here, ``until`` is ``known``, so that it counts on no day.
    """

    nation = models.ForeignKey(Nation, on_delete=models.CASCADE, related_name="+", db_index=False)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=300)
    day = models.DateField()
    known = models.DateField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    sector = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=80)
    operator = models.TextField(blank=True)
    area = models.CharField(max_length=200, blank=True)
    synthetic = models.BooleanField()
    extra = models.TextField(blank=True, default="", help_text="All else the source said, as JSON.")
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, help_text="The moment behind until.")

    class Meta(Information.Meta):
        """Listed by nation, newest day first."""

        indexes = (
            models.Index(
                fields=("nation", "-day", "id"),
                condition=models.Q(until__isnull=True),
                name="majlis_observation_day",
            ),
            models.Index(
                fields=("source", "until"),
                condition=models.Q(until__isnull=False),
                name="majlis_observation_ended",
            ),
        )

    def __str__(self) -> str:
        return self.key


class Quarantined(Information):
    """A row of a source that could not be read, set aside with its fault until a person settles it."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    row = models.PositiveIntegerField(help_text="Number of the row in the file, as a person counts.")
    raw = models.JSONField()
    code = models.CharField(max_length=80)
    what = models.TextField()
    why = models.TextField(blank=True)
    mend = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled = models.CharField(max_length=20, blank=True, default="", help_text="mended, dropped or replaced.")

    def __str__(self) -> str:
        return f"row {self.row}"
