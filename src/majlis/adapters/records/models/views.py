"""Pages that a person comes back to."""

from django.db import models

from majlis.adapters.records.models.information import Information


class View(Information):
    """A page with its filter, under a name: of one person, read by nobody else."""

    kept_by = models.CharField(max_length=150, help_text="Login.")
    path = models.CharField(max_length=300, help_text="Address of the page, without what is asked of it.")
    query = models.TextField(help_text="What is asked of it, as in an address.")
    name = models.CharField(max_length=80)
    kept_at = models.DateTimeField()

    class Meta(Information.Meta):
        """A name stands for one filter of a page."""

        constraints = (models.UniqueConstraint(fields=("kept_by", "path", "name"), name="majlis_view_once"),)

    def __str__(self) -> str:
        return self.name
