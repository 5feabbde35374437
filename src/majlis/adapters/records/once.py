"""What the rule of access asks the database for again and again, asked once for each page."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps

from majlis.kernel.marking import Marking


@dataclass
class _Kept:
    """What the rule asks the database for, asked once."""

    markings: dict[int, Marking] | None = None
    owners: dict[str, int] = field(default_factory=dict)


_KEPT: ContextVar[_Kept | None] = ContextVar("majlis_rule", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within it, markings and keys of organisations are asked for once: for a page, which puts many questions."""
    before = _KEPT.set(_Kept())
    try:
        yield
    finally:
        _KEPT.reset(before)


def forget_markings() -> None:
    """Ask for the markings anew: there is a new one."""
    if kept := _KEPT.get():
        kept.markings = None


def known_markings() -> dict[int, Marking]:
    """Return every marking by its key."""
    kept = _KEPT.get() or _Kept()
    if kept.markings is None:
        kept.markings = {row.pk: row.marking for row in _rows("MarkingRow").all()}
    return kept.markings


def owner_keys(codes: Iterable[str]) -> dict[str, int]:
    """Return the keys of organisations by their codes; perhaps those of others, too.

    A key never changes, and a query that names it needs no join.

    Parameters
    ----------
    codes : iterable of str
        One that no organisation has is left out.
    """
    kept = _KEPT.get() or _Kept()
    if new := [code for code in codes if code not in kept.owners]:
        kept.owners |= dict(_rows("Organisation").filter(code__in=new).values_list("code", "pk"))
    return kept.owners


def _rows(table: str) -> Any:  # noqa: ANN401 - a manager
    """Return the rows of a table by its name: the tables themselves ask here, and are not there yet."""
    model: Any = apps.get_model("majlis", table)
    return model.objects
