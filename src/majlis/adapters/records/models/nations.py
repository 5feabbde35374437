"""A nation: the header and the history of its draft, and the versions published from it."""

from django.db import models

from majlis.adapters.records.models.information import Information


class Nation(Information):
    """A nation and the header of its draft."""

    code = models.CharField(max_length=200, unique=True, help_text="The id of nation.toml.")
    header = models.JSONField(help_text="The facts of nation.toml, as texts and numbers.")
    profile = models.JSONField(default=dict, help_text="Country, languages and sectors, as nation start asked them.")
    revision = models.PositiveIntegerField(default=0, help_text="Number of the draft's newest revision; 0: empty.")
    created_at = models.DateTimeField()

    class Meta(Information.Meta):
        """By code."""

        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class Revision(Information):
    """One change of a draft, done by one act: it is undone as a whole."""

    nation = models.ForeignKey(Nation, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=80)
    actor = models.CharField(max_length=150)
    at = models.DateTimeField()
    note = models.TextField(blank=True, default="")
    counts = models.JSONField(default=dict, help_text="Rows by table, and by whether added, changed or removed.")
    kept_before = models.CharField(
        max_length=64,
        blank=True,
        default="",
        help_text="Whole draft before, a nation of the vault, where too much changed to write each row down.",
    )
    origin = models.JSONField(
        null=True, help_text="Of a split or merge: which rows became which, as from and into, lists of keys."
    )
    undoes = models.PositiveIntegerField(null=True, help_text="Number of the revision that this one undid.")

    class Meta(Information.Meta):
        """Numbers have no gap."""

        constraints = (models.UniqueConstraint(fields=("nation", "number"), name="majlis_revision_once"),)

    def __str__(self) -> str:
        return f"{self.nation_id}, revision {self.number}"


class Change(Information):
    """One row of one table before and after a revision."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    table = models.CharField(max_length=20)
    key = models.CharField(max_length=620, help_text="Key columns of the row, with / between.")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta(Information.Meta):
        """The history of a row is asked for by its key."""

        indexes = (models.Index(fields=("table", "key"), name="majlis_change_row"),)

    def __str__(self) -> str:
        return f"{self.table}: {self.key}"


class NationVersion(Information):
    """An immutable version: its dossier lies in the vault under its hash."""

    nation = models.ForeignKey(Nation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    revision = models.PositiveIntegerField(help_text="Revision of the draft that was published.")
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=150)
    note = models.TextField(blank=True, default="")
    facts = models.JSONField(default=dict, help_text="Counts and coverage, for lists.")

    class Meta(Information.Meta):
        """Numbers have no gap."""

        constraints = (models.UniqueConstraint(fields=("nation", "number"), name="majlis_version_once"),)

    def __str__(self) -> str:
        return f"{self.nation_id}@{self.number}"
