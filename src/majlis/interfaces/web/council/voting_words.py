"""How motions, ballots and votes are called on pages."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy, ngettext

from majlis.acts.pinning import figure_rows

STATES = {
    "draft": gettext_lazy("Draft"),
    "put": gettext_lazy("Put"),
    "decided": gettext_lazy("Decided"),
    "returned": gettext_lazy("Back on the agenda"),
    "withdrawn": gettext_lazy("Withdrawn"),
}
OUTCOMES = {
    "carried": gettext_lazy("Carried"),
    "lost": gettext_lazy("Lost"),
    "inquorate": gettext_lazy("No quorum: nothing was decided"),
    "casting": gettext_lazy("Tied: the chair decides"),
    "returned": gettext_lazy("Back on the agenda"),
}
TONES = {
    "put": "warn",
    "carried": "good",
    "lost": "bad",
    "inquorate": "warn",
    "casting": "warn",
    "returned": "warn",
    "withdrawn": "muted",
    "draft": "muted",
    "decided": "good",
}
FORMS = {
    "open": gettext_lazy("Open, each with an own device; the minutes hold numbers"),
    "recorded": gettext_lazy("Recorded, each with an own device; the minutes hold names"),
    "secret": gettext_lazy("Secret, each with an own device"),
    "hands": gettext_lazy("Show of hands, counted by the clerk"),
    "names": gettext_lazy("Called by name, written down by the clerk"),
    "paper": gettext_lazy("Papers, counted by the clerk"),
    "consensus": gettext_lazy("Consensus: carried if nobody objects"),
    "silence": gettext_lazy("Silence: carried if nobody objects until a time"),
}
VOTES = {
    "yes": gettext_lazy("Yes"),
    "no": gettext_lazy("No"),
    "abstain": gettext_lazy("Abstain"),
    "spoilt": gettext_lazy("Spoilt"),
    "object": gettext_lazy("Objects"),
}
RECORDED = {
    "recorded by clerk, confirmed by chair": gettext_lazy("Recorded by clerk, confirmed by chair"),
    "recorded by clerk, not yet confirmed by chair": gettext_lazy("Recorded by clerk, not yet confirmed by chair"),
}
STRENGTHS = {
    "strong": gettext_lazy("Strong evidence"),
    "moderate": gettext_lazy("Moderate evidence"),
    "weak": gettext_lazy("Weak evidence"),
    "none": gettext_lazy("No evidence"),
}
KINDS = {
    "run": gettext_lazy("Run"),
    "chart": gettext_lazy("Chart"),
    "incident": gettext_lazy("Incident"),
    "document": gettext_lazy("Document"),
}
MOST = 120
"""Figures shown of one piece of evidence; the rest is counted."""


def turnout(voted: int, waiting: int) -> str:
    """Return how many have voted of those who may."""
    told = ngettext("%(n)s of %(of)s has voted.", "%(n)s of %(of)s have voted.", voted)
    return told % {"n": voted, "of": voted + waiting}


def figures(found: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return pinned numbers as rows of name and value, exactly as they were pinned."""
    return figure_rows(found)[:MOST]
