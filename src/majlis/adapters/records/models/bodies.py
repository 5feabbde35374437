"""Bodies of the Council: their rules, seats, and who holds them."""

from django.db import models

from majlis.adapters.records.models.information import Information
from majlis.adapters.records.models.nations import Nation


class Body(Information):
    """A body that decides: the Council, a committee. It belongs to a nation; of a synthetic one it is synthetic."""

    nation = models.ForeignKey(Nation, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=64, unique=True, help_text="Like council: lower-case letters, digits, hyphens.")
    name = models.CharField(max_length=200, help_text="In English.")
    name_ur = models.CharField(max_length=200, blank=True, default="", help_text="In Urdu.")
    legal_basis = models.TextField(blank=True, default="", help_text="What set it up.")
    rule = models.CharField(max_length=64, blank=True, default="", help_text="Code of the rule it decides by.")
    notice_days = models.PositiveSmallIntegerField(default=7, help_text="Days before a meeting that notice is due.")
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=150)
    dissolved_at = models.DateTimeField(null=True)

    class Meta(Information.Meta):
        """Listed by code."""

        indexes = (models.Index(fields=("nation", "code"), name="majlis_body_nation"),)

    def __str__(self) -> str:
        return self.code


class BodyRule(Information):
    """A decision rule of a body, as data. A rule is never changed: another one of its code takes its place."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=64)
    title = models.CharField(max_length=200, blank=True, default="")
    facts = models.JSONField(help_text="As majlis.council.Rule.facts has it.")
    legal_basis = models.TextField(blank=True, default="")
    since = models.DateTimeField()
    set_by = models.CharField(max_length=150)
    until = models.DateTimeField(null=True)

    class Meta(Information.Meta):
        """One rule of a code counts at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("body", "code"), condition=models.Q(until__isnull=True), name="majlis_bodyrule_current"
            ),
        )

    def __str__(self) -> str:
        return f"{self.body_id}, {self.code}"


class Seat(Information):
    """A seat in a body; it stays when its holder changes."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=64)
    title = models.CharField(max_length=200, help_text="Whose seat it is, like 'Regulator of electricity'.")
    title_ur = models.CharField(max_length=200, blank=True, default="")
    constituency = models.CharField(max_length=64, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0, help_text="Place in lists.")
    chair = models.BooleanField(default=False, help_text="Whether who holds it chairs.")
    votes = models.BooleanField(default=True, help_text="Whether it has a vote at all.")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, help_text="When it was abolished.")

    class Meta(Information.Meta):
        """A code names one seat of a body; one seat chairs."""

        constraints = (
            models.UniqueConstraint(fields=("body", "code"), name="majlis_seat_once"),
            models.UniqueConstraint(
                fields=("body",), condition=models.Q(chair=True, until__isnull=True), name="majlis_seat_one_chair"
            ),
        )

    def __str__(self) -> str:
        return f"{self.body_id}, {self.code}"


class Membership(Information):
    """That a person sits in a seat for a time: as its member, or as an assistant, who reads and never votes."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    person = models.CharField(max_length=150, help_text="Login.")
    name = models.CharField(max_length=200, help_text="As it stands in lists and minutes.")
    kind = models.CharField(max_length=12, help_text="member or assistant.")
    votes = models.BooleanField(default=True, help_text="Of a member: whether the right to vote is not suspended.")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    appointed_by = models.CharField(max_length=150)
    reason = models.TextField(blank=True, default="", help_text="By what: appointment, or why it ended.")

    class Meta(Information.Meta):
        """A seat has one member at a time; a person assists a seat once at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("seat",), condition=models.Q(kind="member", until__isnull=True), name="majlis_membership_one"
            ),
            models.UniqueConstraint(
                fields=("seat", "person"), condition=models.Q(until__isnull=True), name="majlis_membership_once"
            ),
        )
        indexes = (models.Index(fields=("person", "until"), name="majlis_membership_person"),)

    def __str__(self) -> str:
        return f"{self.seat_id}, {self.kind}"
