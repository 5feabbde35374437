"""Which nation a page is about: its name, band, marking and clock."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest

from majlis.interfaces.web.asking import asking, world_of
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import SYNTHETIC_BAND

_KEPT = "nation"


@dataclass(frozen=True, slots=True)
class Here:
    """The nation of a page.

    Attributes
    ----------
    code, name : str
    synthetic : bool
    marking : str
    zone : ZoneInfo
        In which times are shown.
    """

    code: str
    name: str
    synthetic: bool
    marking: str
    zone: ZoneInfo

    @property
    def band(self) -> str:
        """What stands above every page of a synthetic nation; empty for a real one."""
        return SYNTHETIC_BAND if self.synthetic else ""


def here(request: HttpRequest, code: str) -> Here:
    """Return the nation of an address, and remember it as the one that the person works with.

    Raises
    ------
    NotFoundError
        If there is none, or the person may not see it.
    """
    from majlis.adapters.records import nations

    header = nations.header(world_of(request).records, code)
    if request.session.get(_KEPT) != code:
        request.session[_KEPT] = code
    found = Here(code, header.name, header.synthetic, str(header.marking), zone_of(header.time_zone))
    request.here = found  # type: ignore[attr-defined]
    return found


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone; UTC where this machine knows none of the name, as a dossier from elsewhere may hold it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def nations_of(request: HttpRequest) -> dict[str, str]:
    """Return code and name of each nation that the person may see, the one that is settled for everybody first."""
    from majlis.adapters.records.runs import made

    found = asking(request)
    return made.nations_in_turn(found.world.records) if found.actor.permissions else {}


def usual(request: HttpRequest) -> Here | None:
    """Return the nation that the person worked with last, or the settled one; None for none."""
    if found := getattr(request, "here", None):
        return found  # type: ignore[no-any-return]
    if not asking(request).actor.permissions:
        return None
    kept = str(request.session.get(_KEPT, ""))
    if kept and (found := _seen(request, kept)):
        return found
    return next((found for code in nations_of(request) if (found := _seen(request, code))), None)


def _seen(request: HttpRequest, code: str) -> Here | None:
    try:
        return here(request, code)
    except NotFoundError:
        return None
