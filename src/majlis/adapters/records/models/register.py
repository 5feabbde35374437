"""The register: logs, entries, complete subtrees, signed checkpoints, keys, cosignatures; and what lies outside of it.

Nothing here is changed once it is written, except the head of a log, which moves on. A changed row is found by
``majlis register verify``.
"""

from django.db import models

from majlis.adapters.records.models.information import Information
from majlis.adapters.records.models.nations import Nation
from majlis.adapters.records.models.people import AuditEntry


class RegisterLog(models.Model):
    """A log and its head: how many entries it has, and the root over them. Who appends locks this row."""

    nation = models.ForeignKey(Nation, on_delete=models.PROTECT, related_name="+", null=True)
    kind = models.CharField(max_length=20, help_text="decisions, or audit: the one of the whole site.")
    name = models.CharField(max_length=300, unique=True, help_text="Its origin; stands in every checkpoint.")
    synthetic = models.BooleanField(help_text="Entries about a synthetic nation, or about a real one; never both.")
    size = models.BigIntegerField(default=0)
    root = models.BinaryField(help_text="32 bytes.")
    created_at = models.DateTimeField()

    class Meta:
        """One log of a kind."""

        constraints = (
            models.UniqueConstraint(fields=("nation", "kind"), name="majlis_registerlog_once"),
            models.UniqueConstraint(
                fields=("kind",), condition=models.Q(nation__isnull=True), name="majlis_registerlog_site"
            ),
        )

    def __str__(self) -> str:
        return self.name


class RegisterEntry(Information):
    """An entry: its bytes, and the hash that is its leaf in the tree."""

    log = models.ForeignKey(RegisterLog, on_delete=models.PROTECT, related_name="+", db_index=False)
    index = models.BigIntegerField(help_text="Counted from 0; no number is left out.")
    kind = models.CharField(max_length=20, help_text="As the entry says; empty where it does not.")
    leaf = models.BinaryField(help_text="Canonical JSON.")
    hash = models.BinaryField(help_text="32 bytes.")
    at = models.DateTimeField()

    class Meta(Information.Meta):
        """An index is given once. An entry is found by its hash, too."""

        constraints = (models.UniqueConstraint(fields=("log", "index"), name="majlis_registerentry_once"),)
        indexes = (models.Index(fields=("log", "hash"), name="majlis_registerentry_hash"),)

    def __str__(self) -> str:
        return f"{self.log_id}, entry {self.index}"


class RegisterNode(models.Model):
    """A complete subtree above the leaves: the hash over its ``2 ** level`` entries."""

    log = models.ForeignKey(RegisterLog, on_delete=models.PROTECT, related_name="+", db_index=False)
    level = models.PositiveSmallIntegerField()
    position = models.BigIntegerField()
    hash = models.BinaryField(help_text="32 bytes.")

    class Meta:
        """Each once."""

        constraints = (models.UniqueConstraint(fields=("log", "level", "position"), name="majlis_registernode_once"),)

    def __str__(self) -> str:
        return f"{self.log_id}, level {self.level}, {self.position}"


class RegisterKey(models.Model):
    """A public key of a log. The private one lies in a file, never here."""

    log = models.ForeignKey(RegisterLog, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField(help_text="Counted from 1.")
    vkey = models.TextField(help_text="NAME+ID+KEY, as C2SP signed-note writes it.")
    reason = models.CharField(max_length=20, help_text="first, rotated, or lost: the one before was lost.")
    index = models.BigIntegerField(help_text="Of the entry that announces it.")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, help_text="When the next one came.")

    class Meta:
        """Numbers have no gap."""

        constraints = (models.UniqueConstraint(fields=("log", "number"), name="majlis_registerkey_once"),)

    def __str__(self) -> str:
        return self.vkey


class RegisterCheckpoint(models.Model):
    """A checkpoint as it was signed, and so may have been given away."""

    log = models.ForeignKey(RegisterLog, on_delete=models.PROTECT, related_name="+", db_index=False)
    size = models.BigIntegerField()
    root = models.BinaryField(help_text="32 bytes.")
    note = models.BinaryField(help_text="The signed note, byte by byte.")
    at = models.DateTimeField()

    class Meta:
        """One of a size."""

        constraints = (models.UniqueConstraint(fields=("log", "size"), name="majlis_registercheckpoint_once"),)

    def __str__(self) -> str:
        return f"{self.log_id}, {self.size} entries"


class RegisterCosignature(models.Model):
    """What a witness signed beside a checkpoint of ours."""

    checkpoint = models.ForeignKey(RegisterCheckpoint, on_delete=models.PROTECT, related_name="+", db_index=False)
    witness = models.TextField(help_text="Key of the witness, NAME+ID+KEY.")
    line = models.TextField(help_text="The signature line.")
    at = models.DateTimeField()

    class Meta:
        """A witness signs a checkpoint once."""

        constraints = (
            models.UniqueConstraint(fields=("checkpoint", "witness"), name="majlis_registercosignature_once"),
        )

    def __str__(self) -> str:
        return f"{self.checkpoint_id}, {self.witness}"


class WitnessedLog(models.Model):
    """A log of another site that we witness: what we saw of it last, and signed."""

    name = models.CharField(max_length=300, unique=True)
    vkey = models.TextField(help_text="Its key, NAME+ID+KEY.")
    size = models.BigIntegerField()
    root = models.BinaryField(help_text="32 bytes.")
    note = models.BinaryField(help_text="Its checkpoint with our signature.")
    at = models.DateTimeField()
    cosigned_by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.name}, {self.size} entries"


class SealedPaper(Information):
    """A paper of which the register has only a salted commitment. Salt and paper may be destroyed lawfully."""

    log = models.ForeignKey(RegisterLog, on_delete=models.PROTECT, related_name="+", db_index=False)
    index = models.BigIntegerField(help_text="Of the entry with the commitment.")
    salt = models.BinaryField(null=True, help_text="32 bytes; none once it was destroyed.")
    paper = models.BinaryField(null=True)
    kept_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)
    destroyed_by = models.CharField(max_length=150, blank=True, default="")

    class Meta(Information.Meta):
        """One paper of an entry."""

        constraints = (models.UniqueConstraint(fields=("log", "index"), name="majlis_sealedpaper_once"),)

    def __str__(self) -> str:
        return f"{self.log_id}, sealed paper of entry {self.index}"


class AuditSeal(models.Model):
    """That a row of the audit stands in the site's log; goes, with its salt, when the row is lawfully deleted."""

    row = models.OneToOneField(AuditEntry, on_delete=models.CASCADE, related_name="seal", primary_key=True)
    index = models.BigIntegerField(unique=True, help_text="Of the entry in the log.")
    salt = models.BinaryField(help_text="32 bytes.")

    def __str__(self) -> str:
        return f"row {self.row_id}, entry {self.index}"
