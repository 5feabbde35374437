"""Documents: situation notes and briefings that were composed here, kept as they were when they were frozen."""

from django.db import models

from majlis.adapters.records.models.information import Information
from majlis.adapters.records.models.nations import Nation


class Document(Information):
    """A document: a draft until it is frozen, and from then on unchanged; others read it once it is released."""

    nation = models.ForeignKey(Nation, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=40, unique=True, help_text="Like DOC-2026-0007.")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(help_text="Number within the year; no number is left out.")
    kind = models.CharField(max_length=20, help_text="note or briefing.")
    state = models.CharField(max_length=12, default="draft", help_text="draft, frozen, released or withdrawn.")
    title = models.TextField()
    incident = models.CharField(max_length=40, blank=True, default="", help_text="Code, of a note.")
    run = models.CharField(max_length=40, blank=True, default="", help_text="Id in the vault, of a briefing.")
    previous = models.CharField(max_length=40, blank=True, default="", help_text="Code of the note before.")
    content = models.JSONField(default=dict, help_text="Of a note its parts; of a briefing what was picked and added.")
    revision = models.PositiveIntegerField(default=1, help_text="Counts each time that the draft was saved.")
    synthetic = models.BooleanField()
    composed_by = models.CharField(max_length=150)
    composed_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=150, blank=True, default="")
    as_of = models.DateTimeField(null=True, help_text="When it was frozen.")
    released_by = models.CharField(max_length=150, blank=True, default="")
    released_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=150, blank=True, default="")
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, default="", help_text="Why it was withdrawn.")

    class Meta(Information.Meta):
        """A number is given once. Listed newest first."""

        constraints = (models.UniqueConstraint(fields=("year", "number"), name="majlis_document_once"),)
        indexes = (
            models.Index(fields=("nation", "-id"), name="majlis_document_nation"),
            models.Index(fields=("incident",), name="majlis_document_incident"),
        )

    def __str__(self) -> str:
        return self.code


class DocumentFile(Information):
    """A frozen document in one form; the file lies in ``uploads/`` under its hash."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=10, help_text="pdf, docx, html, or page: what is shown within a page.")
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField(help_text="Bytes.")

    class Meta(Information.Meta):
        """One file of a form."""

        constraints = (models.UniqueConstraint(fields=("document", "form"), name="majlis_documentfile_once"),)

    def __str__(self) -> str:
        return f"{self.document_id}.{self.form}"
