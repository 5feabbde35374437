"""The places of the workspace that its navigation names, in their order."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Place(NamedTuple):
    """A place.

    Attributes
    ----------
    name : str, translated when it is shown
    view : str
        Name of its address.
    permission : str
        Who has it is shown the way.
    key : str
        Letter that leads there after ``g``.
    of_a_nation : bool
        Whether its address names a nation.
    alone : bool
        Whether one is there on its own page only, and not on those below it.
    """

    name: "str | Promise"
    view: str
    permission: str
    key: str
    of_a_nation: bool = True
    alone: bool = False


PLACES: tuple[Place, ...] = (
    Place(_("Picture"), "home", "nation.read", "h", of_a_nation=False, alone=True),
    Place(_("Threat"), "threat", "threat.read", "t"),
    Place(_("Risk"), "risk", "run.read", "r"),
    Place(_("Incidents"), "incidents", "incident.read", "i"),
    Place(_("Reports"), "reports", "report.work", "o"),
    Place(_("Report an incident"), "report", "report.write", "w", of_a_nation=False, alone=True),
    Place(_("Evidence"), "evidence", "evidence.read", "e"),
    Place(_("Briefings"), "briefings", "document.read", "b"),
    Place(_("Dialogue"), "dialogues", "dialogue.read", "d"),
    Place(_("Council"), "council", "council.read", "c"),
    Place(_("Register"), "register", "register.read", "s"),
    Place(_("Map"), "map", "nation.read", "m"),
    Place(_("Nation"), "nation", "nation.read", "n"),
    Place(_("People"), "people", "person.read", "p", of_a_nation=False),
    Place(_("Audit"), "audit", "audit.read", "a", of_a_nation=False),
)
