"""Who acts, for which organisation, in which role; markings; the audit; settings."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from majlis.kernel.marking import Classification, Marking, Tlp


class MarkingRow(models.Model):
    """A marking, once; rows refer to it. There are few, so that the access rule judges each."""

    tlp = models.PositiveSmallIntegerField()
    classification = models.PositiveSmallIntegerField(default=0)
    compartments = models.TextField(default="", blank=True, help_text="Sorted, with commas.")

    class Meta:
        """Each marking once."""

        db_table = "majlis_marking"
        constraints = (
            models.UniqueConstraint(fields=("tlp", "classification", "compartments"), name="majlis_marking_once"),
        )

    def __str__(self) -> str:
        return str(self.marking)

    @property
    def marking(self) -> Marking:
        """The marking as the kernel knows it."""
        return Marking(
            Tlp(self.tlp),
            Classification(self.classification),
            frozenset(part for part in self.compartments.split(",") if part),
        )


class Organisation(models.Model):
    """An organisation: the Council's secretariat, a CERT, a regulator, an operator."""

    code = models.CharField(max_length=200, unique=True, help_text="Short name in figures and owners, like cert.")
    name = models.TextField()
    kind = models.CharField(max_length=40, help_text="council, cert, regulator, operator, ministry or other.")
    sectors = models.JSONField(default=list, help_text="Sectors that it regulates or works in.")
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        """By code."""

        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class User(AbstractUser):
    """A person with an account. Clearance belongs to the person, roles to an organisation."""

    full_name = models.TextField(blank=True, default="")
    language = models.CharField(max_length=16, default="en")
    clearance = models.ForeignKey(MarkingRow, on_delete=models.PROTECT, related_name="+", null=True)
    closed_at = models.DateTimeField(null=True, help_text="When the account was closed.")
    erased_at = models.DateTimeField(null=True, help_text="When the personal data was lawfully deleted.")

    class Meta:
        """By login name."""

        db_table = "majlis_user"
        ordering = ("username",)


class RoleAssignment(models.Model):
    """A role that a person holds for an organisation, from a day and perhaps until a day."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=40, help_text="An id of reference/data/roles.csv.")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    granted_by = models.CharField(max_length=150)

    class Meta:
        """A role is held once at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("user", "organisation", "role"),
                condition=models.Q(until__isnull=True),
                name="majlis_role_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} at {self.organisation_id}"


class AuditEntry(models.Model):
    """Who did what, when, to what. It names things by their codes and holds no marked content."""

    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=150)
    act = models.CharField(max_length=80)
    subject = models.CharField(max_length=200, blank=True, default="")
    outcome = models.CharField(max_length=20, help_text="done, refused or failed.")
    detail = models.JSONField(default=dict)

    class Meta:
        """Newest first."""

        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.act}"


class Setting(models.Model):
    """A setting that people change while the system runs, for example a retention rule."""

    key = models.CharField(max_length=80, unique=True)
    value = models.JSONField()
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return self.key
