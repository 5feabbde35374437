"""Codes that count within a year: no number is given twice, none is left out."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import IntegrityError as TakenError
from django.db import models, transaction
from django.db.models import Max

from majlis.adapters.records.handle import Records
from majlis.kernel.errors import ConflictError

M = TypeVar("M", bound=models.Model)
_TRIES = 20


def numbered(records: Records, table: type[M], prefix: str, values: Callable[[], dict[str, Any]]) -> M:
    """Write a row under the next code of the year, like ``MTG-2026-0003``, and return it.

    Parameters
    ----------
    records : Records
    table : type of Model
        Has the columns ``code``, ``year`` and ``number``, and a constraint that a number is given once.
    prefix : str
        Three letters.
    values : callable
        Gives the other columns; called once for each try.

    Raises
    ------
    ConflictError
        If others took the number each time.
    """
    year = records.now().year
    for _ in range(_TRIES):
        given = values()
        try:
            with transaction.atomic():
                rows: models.Manager[Any] = table.everything  # type: ignore[attr-defined]
                last = rows.filter(year=year).aggregate(last=Max("number"))["last"] or 0
                code = f"{prefix}-{year}-{last + 1:04}"
                made: M = rows.create(**given, code=code, year=year, number=last + 1)
                return made
        except TakenError:  # another writer took the number in the same moment
            continue
    raise ConflictError("others write at the same moment", mend="try again", code="records.busy")
