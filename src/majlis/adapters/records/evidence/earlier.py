"""Find observations as they were known before a day: what counts now and was known then, and what ended since.

What counts now is in the index; its rows are gone through in steps, newest day first, and those that were not known yet
are left out. What ended since is not in the index: those rows are few, and are gone through one by one.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from heapq import merge
from itertools import islice

from django.db.models import Q, QuerySet

from majlis.adapters.records import search
from majlis.adapters.records.evidence.figures import believed
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Observation

_STEP = 10_000
Place = tuple[int, int]
"""Days before 1970 or after, turned round, and id: places in order are rows, newest day first."""


def places(
    records: Records, asked: tuple[search.Question, date], sources: list[int], most: int
) -> tuple[int, list[int]]:
    """Return how many observations fit, whatever the page, and the ids of a page.

    Parameters
    ----------
    records : Records
    asked : (Question, date)
        What is asked, and the day before which it was known.
    sources : list of int
        Ids of the sources that are asked; of one that the reader may not see nothing is told.
    most : int
        Rows of a page.

    Returns
    -------
    int
        ``search.COUNT_MAX + 1`` where they are more than ``search.COUNT_MAX``.
    list of int
        Newest day first; of one day, what was entered first comes first.
    """
    question, as_of = asked
    end = min(question.end or as_of, as_of)  # nothing is known before it happens
    whole = replace(question, end=end, after=None)
    every = merge(_now(records, whole, as_of, sources), _ended(records, whole, as_of, sources))
    counted = list(islice(every, search.COUNT_MAX + 1))
    after = _place(*question.after) if question.after else None
    page = [place for place in counted if after is None or place > after][:most]
    if len(page) < most and len(counted) > search.COUNT_MAX and after is not None:
        rest = replace(whole, after=question.after)
        further = merge(_now(records, rest, as_of, sources), _ended(records, rest, as_of, sources))
        page = list(islice((place for place in further if place > after), most))
    return len(counted), [row for _, row in page]


def _place(day: date, row: int) -> Place:
    return -day.toordinal(), row


def _now(records: Records, question: search.Question, as_of: date, sources: list[int]) -> Iterator[Place]:
    """Yield what counts now and was known then, step by step through the index."""
    known = believed(records, as_of).filter(until__isnull=True, source__in=sources)
    while True:
        _, ids = search.hits(question, _STEP)
        if not ids:
            return
        found = known.filter(pk__in=ids).values_list("day", "pk")
        yield from sorted(_place(day, row) for day, row in found)
        if len(ids) < _STEP:
            return
        last = Observation.everything.values_list("day", "pk").get(pk=ids[-1])
        question = replace(question, after=last)


def _ended(records: Records, question: search.Question, as_of: date, sources: list[int]) -> Iterator[Place]:
    """Yield what was known then and ended since."""
    rows = believed(records, as_of).filter(until__isnull=False, source__in=sources)
    if question.start:
        rows = rows.filter(day__gte=question.start)
    if question.end:
        rows = rows.filter(day__lt=question.end)
    if question.after:
        rows = rows.filter(day__lte=question.after[0])
    yield from _fitting(rows, question.condition)


def _fitting(rows: "QuerySet[Observation]", condition: search.Condition) -> Iterator[Place]:
    words: list[search.Term] = []
    for part in condition.parts if isinstance(condition, search.All) else ():
        if isinstance(part, search.Term) and not part.fact:
            words.append(part)
        elif isinstance(part, search.Term) and part.fact in _COLUMNS:
            rows = rows.filter(**{_COLUMNS[part.fact]: part.text})
    for word in words:
        said = Q()
        for column in _TEXTS:
            said |= Q(**{f"{column}__icontains": word.text})
        rows = rows.filter(said)
    told = rows.order_by("-day", "pk").values_list("day", "pk", *_TEXTS)
    for day, row, *texts in told.iterator(_STEP):
        if not words or _says(" ".join(texts), words):
            yield _place(day, row)


_COLUMNS = {"s": "sector", "k": "kind"}
_TEXTS = ("key", "operator", "area", "extra")


def _says(text: str, words: list[search.Term]) -> bool:
    """Tell whether each word occurs, as the index would."""
    parted = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in text.lower()).split()
    whole = set(parted)
    return all(
        any(one.startswith(word.text) for one in parted) if word.prefix else word.text in whole for word in words
    )
