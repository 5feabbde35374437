"""What goes of a decision when its sealed paper is lawfully destroyed: its words, and those of its motion."""

from collections.abc import Collection

from django.db.models import Q

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Decision, Motion, SealedPaper

FORGOTTEN = "Destroyed by the rules of retention"
"""Stands where the title was."""
_WORDS = ("title_ur", "text", "text_ur", "legal_basis")
_BASES = ("base", "base_ur", "option")
"""Of a motion: an amendment was written on the text of the motion."""
_AT_ONCE = 100
"""Conditions of one question: SQLite reads no deeper tree than a thousand."""


def forget(records: Records, papers: Collection[int]) -> int:
    """Empty the words of the decisions whose sealed papers these are, in the caller's transaction; return how many.

    Codes, outcomes and what leads to the register stay. What was published is everybody's and keeps its words.

    Parameters
    ----------
    records : Records
    papers : collection of int
        Keys of rows of sealed papers.
    """
    assert records.actor
    kept = SealedPaper.everything.filter(pk__in=papers).values_list("log__nation", "log__kind", "index")
    places = [Q(body__nation=nation, index=index) for nation, kind, index in kept if kind == "decisions" and nation]
    found: dict[int, int] = {}
    for at in range(0, len(places), _AT_ONCE):
        wanted = Q(*places[at : at + _AT_ONCE], _connector=Q.OR)
        rows = Decision.everything.select_for_update(of=("self",)).filter(wanted, sealed=True, published_at=None)
        found |= dict(rows.order_by("pk").values_list("pk", "motion_id"))
    emptied = dict.fromkeys(_WORDS, "")
    Decision.everything.filter(pk__in=found).update(title=FORGOTTEN, **emptied)
    motions = Motion.everything.filter(Q(pk__in=found.values()) | Q(amends__in=found.values()))
    motions.update(title=FORGOTTEN, **emptied, **dict.fromkeys(_BASES, ""))
    return len(found)
