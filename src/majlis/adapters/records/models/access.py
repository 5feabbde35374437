"""What waits for a second person, and the tokens with which programs ask in a person's name."""

from django.db import models

from majlis.adapters.records.models.information import Information


class Approval(Information):
    """Something that a person asked to do and that a second person must agree to. Who may see it says the marking."""

    code = models.CharField(max_length=20, unique=True, help_text="Drawn by chance, like ok-7f3a91c2.")
    act = models.CharField(max_length=80, help_text="Name of the act, for example person grant.")
    command = models.JSONField(null=True, help_text="What to perform, without secrets; null: the asker does it again.")
    permission = models.CharField(max_length=80, help_text="What a second person must be permitted.")
    subject = models.CharField(max_length=200, help_text="Code of what it is about.")
    key = models.CharField(max_length=64, help_text="Hash of act and command: the same is asked for once.")
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=20, help_text="waiting, agreed, refused, done or failed.")
    decided_by = models.CharField(max_length=150, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    reason = models.TextField(blank=True, default="", help_text="Why it was refused, or why it failed.")

    class Meta(Information.Meta):
        """One that waits for each thing that one person asked for."""

        db_table = "majlis_approval"
        constraints = (
            models.UniqueConstraint(
                fields=("asked_by", "key"),
                condition=models.Q(state__in=("waiting", "agreed")),
                name="majlis_approval_once",
            ),
        )
        indexes = (models.Index(fields=("state", "-id"), name="majlis_approval_state"),)

    def __str__(self) -> str:
        return f"{self.code}: {self.act} {self.subject}"


class Token(models.Model):
    """A token of a person: a program that holds it asks in the person's name, within its scopes."""

    code = models.CharField(max_length=20, unique=True, help_text="The part of it that may be shown.")
    user = models.ForeignKey("majlis.User", on_delete=models.CASCADE, related_name="+")
    name = models.TextField(help_text="What it is for.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of its secret part.")
    scopes = models.JSONField(help_text="Permissions.")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, help_text="When it was last used, to five minutes.")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ("-id",)
        db_table = "majlis_token"

    def __str__(self) -> str:
        return self.code


class Memory(models.Model):
    """What signing in must know for some minutes in every process: codes that were used, and how often one tried."""

    key = models.CharField(max_length=64, primary_key=True, help_text="SHA-256 of what it is about.")
    value = models.JSONField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        """Short-lived."""

        db_table = "majlis_memory"

    def __str__(self) -> str:
        return self.key
