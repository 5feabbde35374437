"""What the export of a decision and its public page share: the paper, from a bundle."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from majlis.briefing.decided import Around, decision_paper, said
from majlis.briefing.paper import paper_pdf
from majlis.register.bundle import Bundle

__all__ = ["Named", "paper_of", "said"]

Named = tuple[str, str, str]
"""Names of body and nation, and the nation's time zone."""


def paper_of(bundle: Bundle, named: Named, marking: str) -> bytes:
    """Return a decision as PDF. It tells no time but that of the decision, so that it is the same each time."""
    body, nation, zone = named
    at = datetime.fromisoformat(str(said(bundle)["at"])).astimezone(UTC)
    told = at.astimezone(ZoneInfo(zone)).strftime("%d %B %Y, %H:%M").lstrip("0") + f" ({zone})"
    return paper_pdf(decision_paper(bundle, Around(body, nation, marking, told, at)))
