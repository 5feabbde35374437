"""What leads to a first picture: three steps, who takes each, and the way there for who may."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from majlis.interfaces.web.asking import asking
from majlis.kernel.errors import MajlisError


@dataclass(frozen=True, slots=True)
class Step:
    """A step.

    Attributes
    ----------
    text, who : str
        What is done, and who does it.
    done : bool
    address : str
        Where the person does it; empty where the person may not, or it is done.
    """

    text: str
    who: str
    done: bool
    address: str


def steps(request: HttpRequest, nation: str) -> list[Step]:
    """Return the steps from nothing to a picture, and how far one is.

    Parameters
    ----------
    request : HttpRequest
    nation : str
        Its code; empty where there is none that the person sees.
    """
    held = asking(request).actor.permissions
    published, evidence = _state(request, nation)

    def step(text: str, who: str, permission: str, *, done: bool, address: str) -> Step:
        return Step(text, who, done, address if permission in held and not done else "")

    begin = _to("nations", "act", ["nation", "start"])
    return [
        step(
            gettext("Set up the nation: its services, areas and dependencies"),
            gettext("secretariat"),
            "nation.write",
            done=bool(nation),
            address=begin,
        ),
        step(
            gettext("Publish its first version"),
            gettext("secretariat or risk analyst"),
            "nation.publish",
            done=published,
            address=f"{reverse('act', args=['nation', 'publish'])}?nation={nation}" if nation else "",
        ),
        step(
            gettext("Add evidence: which incidents were reported, in which window"),
            gettext("analyst"),
            "evidence.write",
            done=evidence,
            address=_to_of("evidence", nation, ["evidence", "add"]) if nation else "",
        ),
        step(
            gettext("Assess the national risk"),
            gettext("analyst or risk analyst"),
            "risk.run",
            done=False,
            address=reverse("risk-start", args=[nation]) if nation and published and evidence else "",
        ),
    ]


def _state(request: HttpRequest, nation: str) -> tuple[bool, bool]:
    """Tell whether the person sees a published version, and evidence."""
    from majlis.adapters.records import evidence
    from majlis.adapters.records.nations import versions

    if not nation:
        return False, False
    records = asking(request).world.records
    try:
        return bool(versions.versions(records, nation)), bool(evidence.entries(records, nation))
    except MajlisError:
        return False, False


def _to(name: str, other: str, arguments: list[str]) -> str:
    """Return the address of a place, or of the page of an act where the site has no such place."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return reverse(other, args=arguments)


def _to_of(name: str, nation: str, arguments: list[str]) -> str:
    try:
        return reverse(name, args=[nation])
    except NoReverseMatch:
        return f"{reverse('act', args=arguments)}?nation={nation}"
