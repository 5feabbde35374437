"""How incidents and observations are told on pages: names of sectors and kinds, days, moments, counts."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext

from majlis.reference.loader import incident_kinds, sectors

Choice = tuple[str, str]


def sector_choices(*, first: str, unknown: bool = False) -> list[Choice]:
    """Return the sectors for a choice.

    Parameters
    ----------
    first : str
        What the empty choice is called.
    unknown : bool, optional
        Whether incidents without a sector may be chosen, too.
    """
    rest = [("unknown", gettext("Unknown"))] if unknown else []
    return [("", first), *((row["id"], row["name"]) for row in sectors().rows), *rest]


def kind_choices(*, first: str) -> list[Choice]:
    """Return the kinds of incident for a choice; ``first`` is what the empty choice is called."""
    return [("", first), *((row["id"], row["name"]) for row in incident_kinds().rows)]


def sector_name(code: str) -> str:
    """Return the name of a sector; "unknown" for none."""
    if code in {"", "unknown"}:
        return gettext("unknown")
    return next((row["name"] for row in sectors().rows if row["id"] == code), code)


def kind_name(code: str) -> str:
    """Return the name of a kind of incident."""
    return next((row["name"] for row in incident_kinds().rows if row["id"] == code), code)


def day_told(value: str | date | None) -> str:
    """Return a day as people read it: ``1 Mar 2025``; empty for none."""
    if not value:
        return ""
    found = value if isinstance(value, date) else date.fromisoformat(value[:10])
    return formats.date_format(found, "j M Y")


def moment_told(value: str) -> str:
    """Return a moment in the clock of the nation: ``1 Mar 2025, 14:05``; empty for none."""
    if not value:
        return ""
    return formats.date_format(timezone.localtime(datetime.fromisoformat(value)), "j M Y, H:i")


def number_told(value: str) -> str:
    """Return a number with separators between thousands; as it stands where it is none."""
    try:
        return f"{float(value):,g}" if "." in value or "e" in value else f"{int(value):,}"
    except ValueError:
        return value


def incidents_told(total: int, *, more: bool) -> str:
    """Return how many incidents there are, in words."""
    if more:
        return gettext("More than %(number)s incidents") % {"number": f"{total:,}"}
    return ngettext("%(number)s incident", "%(number)s incidents", total) % {"number": f"{total:,}"}


def observations_told(total: int, *, more: bool) -> str:
    """Return how many observations there are, in words."""
    if more:
        return gettext("More than %(number)s observations") % {"number": f"{total:,}"}
    return ngettext("%(number)s observation", "%(number)s observations", total) % {"number": f"{total:,}"}


def sources_told(names: Iterable[str]) -> str:
    """Return how many sources stand behind a figure, and which."""
    found = sorted(set(names))
    head = ngettext("%(number)s source", "%(number)s sources", len(found)) % {"number": f"{len(found):,}"}
    return f"{head}: {', '.join(found)}" if found else head
