"""How documents are told on pages: kinds, states, moments."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from majlis.acts.document_lines import DocumentLine
from majlis.interfaces.web.incidents.words import moment_told

KINDS = {"note": gettext_lazy("Situation note"), "briefing": gettext_lazy("Briefing")}
STATES = {
    "draft": gettext_lazy("draft"),
    "frozen": gettext_lazy("waits for release"),
    "released": gettext_lazy("released"),
    "withdrawn": gettext_lazy("withdrawn"),
}
TONES = {"draft": "muted", "frozen": "warn", "released": "good", "withdrawn": "bad"}
"""State to the look of its tag; the word says it, too."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as a line of a list shows it.

    Attributes
    ----------
    one : DocumentLine
    kind, state, tone, moment : str
    """

    one: DocumentLine
    kind: str
    state: str
    tone: str
    moment: str


def shown(one: DocumentLine) -> Shown:
    """Return a document as a list shows it."""
    return Shown(one, str(KINDS[one.kind]), str(STATES[one.state]), TONES[one.state], moment_told(one.as_of))
