"""The one way to the rows: what a reader may see. Every table that carries information is queried through it."""

from collections import defaultdict
from typing import Any, NoReturn, TypeVar

from django.db import models
from django.db.models import Q

from majlis.adapters.records.once import known_markings, owner_keys
from majlis.kernel.access import Reader

M = TypeVar("M", bound=models.Model)


class BypassError(TypeError):
    """A query left out who reads. It is a mistake of the program, never of the user."""


class GuardedManager(models.Manager[M]):
    """Gives rows only to a named reader."""

    def get_queryset(self) -> NoReturn:
        """Refuse: a query without a reader would show everything.

        Raises
        ------
        BypassError
            Always.
        """
        raise BypassError(f"{self.model.__name__}.objects is asked through visible_to(reader)")

    def visible_to(self, reader: Reader) -> "models.QuerySet[M]":
        """Return the rows that the reader may see, as :meth:`majlis.kernel.access.Reader.may_read` says."""
        rows: models.QuerySet[M] = models.QuerySet(self.model, using=self._db)
        return rows if reader.everything else rows.filter(rule(reader))


def rule(reader: Reader) -> Q:
    """Return the rule as a condition; markings are few, so that they are judged here, by the same rule as elsewhere."""
    cleared = [(key, marking) for key, marking in known_markings().items() if reader.clearance.permits(marking)]
    rule = Q(marking__in=[key for key, marking in cleared if marking.tlp <= reader.others])
    keys = owner_keys(reader.organisations)
    by_ceiling = defaultdict(list)
    for code in sorted(reader.organisations & keys.keys()):
        by_ceiling[reader.own_ceiling(code)].append(keys[code])
    for ceiling, owners in by_ceiling.items():
        own = [key for key, marking in cleared if marking.tlp <= ceiling]
        rule |= Q(marking__in=own, owner__in=owners)
    return rule


class Information(models.Model):
    """Base of every row that carries information: it belongs to an organisation and says who may see it."""

    owner: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        "majlis.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    marking: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        "majlis.MarkingRow", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    everything: "models.Manager[Any]" = models.Manager()
    """For writers and for keeping the tables whole; what is shown to a person never comes from here."""
    objects: "GuardedManager[Any]" = GuardedManager()

    class Meta:
        """Abstract; the guarded manager is the default one, so that related rows are guarded too."""

        abstract = True
        default_manager_name = "objects"
        base_manager_name = "everything"
