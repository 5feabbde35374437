"""Long work."""

from django.db import models

from majlis.adapters.records.models.information import Information


class Run(Information):
    """A piece of long work: queued, running, done, failed or cancelled; what it made lies in the vault."""

    code = models.CharField(max_length=40, unique=True, help_text="Name of the work before it has a run in the vault.")
    act = models.CharField(max_length=80)
    command = models.JSONField()
    nation = models.CharField(max_length=200, help_text="Id of the nation.")
    nation_name = models.TextField()
    synthetic = models.BooleanField(help_text="Whether the nation is, for the band on every answer.")
    state = models.CharField(max_length=12, default="queued")
    nation_sha256 = models.CharField(max_length=64, blank=True, default="")
    evidence_sha256 = models.CharField(max_length=64, blank=True, default="")
    parameters_sha256 = models.CharField(max_length=64, blank=True, default="")
    other_sha256 = models.JSONField(default=dict, help_text="Further pins by name, such as history.")
    seed = models.BigIntegerField(null=True)
    vault_run = models.CharField(max_length=40, blank=True, default="", help_text="Id of the run in the vault.")
    result_sha256 = models.CharField(max_length=64, blank=True, default="")
    requested_by = models.CharField(max_length=150)
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=120, blank=True, default="")
    lease = models.CharField(
        max_length=40, blank=True, default="", help_text="Token of the claim: only its holder ends it."
    )
    lease_until = models.DateTimeField(null=True)
    cancel_asked_at = models.DateTimeField(null=True)
    label = models.TextField(blank=True, default="")
    label_at = models.DateTimeField(null=True, help_text="When the work under this label began.")
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    fault = models.JSONField(null=True, help_text="Why it failed, as code, what, where, why, mend.")

    class Meta(Information.Meta):
        """The queue is asked for by state."""

        indexes = (models.Index(fields=("state", "queued_at"), name="majlis_run_queue"),)

    def __str__(self) -> str:
        return self.code
