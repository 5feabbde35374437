"""Pages with their filters that a person gave a name: kept for that person, read by nobody else."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import View
from majlis.adapters.records.reports.writing import CLOSEST
from majlis.kernel.errors import ConflictError, NotFoundError

MOST = 200
"""Views that one person keeps."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page under a name.

    Attributes
    ----------
    name : str
    path, query : str
        Its address, and what is asked of it.
    at : datetime
        When it was kept.
    """

    name: str
    path: str
    query: str
    at: datetime

    @property
    def address(self) -> str:
        """The whole address."""
        return f"{self.path}?{self.query}" if self.query else self.path


def kept(records: Records, path: str = "") -> tuple[Kept, ...]:
    """Return the views of who asks, by page and name.

    Parameters
    ----------
    records : Records
    path : str, optional
        Only of this page.
    """
    rows = View.everything.filter(kept_by=records.actor, **({"path": path} if path else {}))
    return tuple(Kept(row.name, row.path, row.query, row.kept_at) for row in rows.order_by("path", "name"))


def keep(records: Records, name: str, address: str) -> Kept:
    """Keep a page under a name; what the name stood for on this page gives way.

    Raises
    ------
    ConflictError
        If the person keeps as many as may be.
    """
    path, _, query = address.partition("?")
    with transaction.atomic():
        others = View.everything.filter(kept_by=records.actor).exclude(path=path, name=name)
        if others.count() >= MOST:
            raise ConflictError(f"you keep {MOST} views already", mend="drop one: majlis view drop", code="view.many")
        keys = {"owner_id": owner_key(records), "marking_id": marking_key(CLOSEST)}
        facts = {"query": query, "kept_at": records.now(), **keys}
        row, _ = View.everything.update_or_create(kept_by=records.actor, path=path, name=name, defaults=facts)
    return Kept(row.name, row.path, row.query, row.kept_at)


def rename(records: Records, path: str, name: str, new: str) -> Kept:
    """Give a view another name.

    Raises
    ------
    NotFoundError
        If there is none of that name.
    ConflictError
        If the other name is taken.
    """
    with transaction.atomic():
        row = _row(records, path, name)
        if new != name and View.everything.filter(kept_by=records.actor, path=path, name=new).exists():
            raise ConflictError(f"you keep a view named {new!r} there already", mend="choose another name")
        row.name = new
        row.save()
    return Kept(row.name, row.path, row.query, row.kept_at)


def drop(records: Records, path: str, name: str) -> Kept:
    """Forget a view, and return what it was.

    Raises
    ------
    NotFoundError
        If there is none of that name.
    """
    row = _row(records, path, name)
    View.everything.filter(pk=row.pk).delete()
    return Kept(row.name, row.path, row.query, row.kept_at)


def _row(records: Records, path: str, name: str) -> View:
    found: View | None = View.everything.filter(kept_by=records.actor, path=path, name=name).first()
    if found is None:
        raise NotFoundError(
            f"you keep no view named {name[:80]!r} there", mend="majlis view list shows yours", code="view.none"
        )
    return found
