"""Dialogues: what is asked, who takes part, what they say, how they vote, what became of it.

Nobody is named: a participant is a hash of a secret that the participant holds, or that the key of the site makes of a
login. Where authors are sealed, a statement bears a hash that needs that secret.
"""

from django.db import models

from majlis.adapters.records.models.information import Information
from majlis.adapters.records.models.nations import Nation


class Dialogue(Information):
    """A dialogue: one question put to declared constituencies."""

    nation = models.ForeignKey(Nation, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=40, unique=True, help_text="Like DIA-2026-0001.")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(help_text="Number within the year; no number is left out.")
    title = models.CharField(max_length=300)
    title_ur = models.CharField(max_length=300, blank=True, default="")
    question = models.TextField(help_text="What is asked.")
    question_ur = models.TextField(blank=True, default="")
    constituencies = models.JSONField(help_text="Lists of id, name and name in Urdu, in their order.")
    sealed = models.BooleanField(help_text="Whether nobody can see who wrote a statement.")
    made_up = models.BooleanField(default=False, help_text="Whether participants and votes were invented.")
    phase = models.CharField(max_length=12, default="frame")
    word_sha256 = models.CharField(
        max_length=64, blank=True, default="", help_text="Hash of code and code word; empty: no entry without account."
    )
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=150)

    class Meta(Information.Meta):
        """A number is given once."""

        constraints = (models.UniqueConstraint(fields=("year", "number"), name="majlis_dialogue_once"),)
        indexes = (models.Index(fields=("nation", "-created_at"), name="majlis_dialogue_newest"),)

    def __str__(self) -> str:
        return self.code


class DialogueStep(Information):
    """That a dialogue came into a phase: when, by whom, why."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="+")
    phase = models.CharField(max_length=12)
    reason = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    brought_by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.dialogue_id}, {self.phase}"


class DialogueParticipant(Information):
    """Somebody who takes part, and how the person's votes stand now: one letter for each statement."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=80, help_text="Hash of the participant's secret, or paper: and the sheet.")
    alias = models.CharField(max_length=16, help_text="Drawn by chance: the name in exports.")
    constituency = models.CharField(max_length=40)
    way = models.CharField(max_length=8, help_text="account, code, device or paper.")
    marks = models.TextField(blank=True, default="", help_text="a, d, p for the last vote; capital: important; . none.")
    votes = models.PositiveIntegerField(default=0, help_text="Votes cast, with those that were changed.")

    class Meta(Information.Meta):
        """A secret stands for one participant of a dialogue."""

        constraints = (
            models.UniqueConstraint(fields=("dialogue", "key"), name="majlis_participant_once"),
            models.UniqueConstraint(fields=("dialogue", "alias"), name="majlis_participant_alias"),
        )

    def __str__(self) -> str:
        return self.alias


class DialogueStatement(Information):
    """A statement on which people vote."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(help_text="Within the dialogue; no number is left out.")
    text = models.TextField(blank=True, default="", help_text="In English.")
    text_ur = models.TextField(blank=True, default="", help_text="In Urdu.")
    state = models.CharField(max_length=10, help_text="waiting, accepted, refused or merged.")
    into = models.PositiveIntegerField(null=True, help_text="Number of the statement that says the same.")
    reason = models.TextField(blank=True, default="", help_text="Why it was refused or merged.")
    author = models.CharField(max_length=64, blank=True, default="", help_text="HMAC that needs the author's secret.")
    named = models.CharField(max_length=16, blank=True, default="", help_text="Alias of the author; empty if sealed.")
    seed = models.BooleanField(default=False, help_text="Whether who leads the dialogue wrote it.")
    day = models.DateField(help_text="Day on which it came: an hour could tell who wrote it.")

    class Meta(Information.Meta):
        """Numbers have no gap."""

        constraints = (models.UniqueConstraint(fields=("dialogue", "number"), name="majlis_statement_once"),)
        indexes = (models.Index(fields=("dialogue", "author"), name="majlis_statement_author"),)

    def __str__(self) -> str:
        return f"{self.dialogue_id}, statement {self.number}"


class DialogueVote(Information):
    """A vote, as it was cast: rows are only added, and of a participant's votes on a statement the last one counts."""

    participant = models.ForeignKey(DialogueParticipant, on_delete=models.CASCADE, related_name="+")
    statement = models.ForeignKey(DialogueStatement, on_delete=models.CASCADE, related_name="+", db_index=False)
    vote = models.SmallIntegerField(help_text="1 agree, 0 pass, -1 disagree.")
    important = models.BooleanField(default=False)
    typed_by = models.CharField(max_length=150, blank=True, default="", help_text="Clerk who typed it from paper.")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.participant_id} on {self.statement_id}"


class DialogueTally(Information):
    """Votes on a statement that count, by constituency: kept with each vote, so that nobody counts anew."""

    statement = models.ForeignKey(DialogueStatement, on_delete=models.CASCADE, related_name="+")
    constituency = models.CharField(max_length=40)
    agree = models.IntegerField(default=0)
    disagree = models.IntegerField(default=0)
    passed = models.IntegerField(default=0)
    important = models.IntegerField(default=0)

    class Meta(Information.Meta):
        """One row of each."""

        constraints = (models.UniqueConstraint(fields=("statement", "constituency"), name="majlis_tally_once"),)

    def __str__(self) -> str:
        return f"{self.statement_id}, {self.constituency}"


class DialogueRemark(Information):
    """An argument for or against a statement, or a note of dissent."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(help_text="Within the dialogue; no number is left out.")
    kind = models.CharField(max_length=8, help_text="for, against or dissent.")
    statement = models.ForeignKey(DialogueStatement, on_delete=models.CASCADE, related_name="+", null=True)
    text = models.TextField(blank=True, default="")
    text_ur = models.TextField(blank=True, default="")
    evidence = models.CharField(max_length=300, blank=True, default="", help_text="What it cites.")
    sha256 = models.CharField(max_length=64, blank=True, default="", help_text="Hash of what it cites.")
    signed = models.CharField(max_length=300, blank=True, default="", help_text="Name under a note of dissent.")
    state = models.CharField(max_length=10, help_text="waiting, accepted or refused.")
    reason = models.TextField(blank=True, default="")
    author = models.CharField(max_length=64, blank=True, default="", help_text="HMAC that needs the author's secret.")
    named = models.CharField(max_length=16, blank=True, default="", help_text="Alias of the author; empty if sealed.")
    day = models.DateField()

    class Meta(Information.Meta):
        """Numbers have no gap."""

        constraints = (models.UniqueConstraint(fields=("dialogue", "number"), name="majlis_remark_once"),)

    def __str__(self) -> str:
        return f"{self.dialogue_id}, remark {self.number}"


class DialogueQuestion(Information):
    """A quantity that participants estimate."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(help_text="Within the dialogue; no number is left out.")
    text = models.TextField()
    text_ur = models.TextField(blank=True, default="")
    unit = models.CharField(max_length=80)
    least = models.FloatField(null=True, help_text="Nothing below is taken.")
    most = models.FloatField(null=True, help_text="Nothing above is taken.")

    class Meta(Information.Meta):
        """Numbers have no gap."""

        constraints = (models.UniqueConstraint(fields=("dialogue", "number"), name="majlis_dialoguequestion_once"),)

    def __str__(self) -> str:
        return f"{self.dialogue_id}, question {self.number}"


class DialogueEstimate(Information):
    """An estimate, as it was given: rows are only added, and a participant's last one counts."""

    question = models.ForeignKey(DialogueQuestion, on_delete=models.CASCADE, related_name="+")
    participant = models.ForeignKey(DialogueParticipant, on_delete=models.CASCADE, related_name="+")
    low = models.FloatField(help_text="Quantile of 5 %.")
    middle = models.FloatField(help_text="Median.")
    high = models.FloatField(help_text="Quantile of 95 %.")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.question_id} by {self.participant_id}"


class DialogueModeration(Information):
    """What was done to a statement or a remark, by whom and why: rows are only added."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=10, help_text="statement or remark.")
    number = models.PositiveIntegerField()
    before = models.CharField(max_length=10)
    after = models.CharField(max_length=10)
    into = models.PositiveIntegerField(null=True)
    reason = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    moderated_by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.dialogue_id}, {self.what} {self.number}: {self.after}"


class DialogueOutcome(Information):
    """What became of a statement, or of the dialogue: rows are only added, and the last one counts."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="+")
    statement = models.ForeignKey(DialogueStatement, on_delete=models.CASCADE, related_name="+", null=True)
    decision = models.CharField(max_length=80, blank=True, default="", help_text="Number of a decision.")
    text = models.TextField(blank=True, default="")
    text_ur = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    told_by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.dialogue_id}, outcome of {self.statement_id}"
