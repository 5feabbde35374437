"""What every page knows: who reads it, where one is, and the way to the other places."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, to_locale

from majlis.interfaces.web.asking import asking
from majlis.interfaces.web.here import usual
from majlis.interfaces.web.places import PLACES, Place


@dataclass(frozen=True, slots=True)
class Way:
    """A way to another place.

    Attributes
    ----------
    name, address, key : str
        What it is called, where it leads, and the key that leads there after ``g``.
    current : bool
        Whether one is there.
    """

    name: str
    address: str
    key: str
    current: bool


def page(request: HttpRequest) -> dict[str, Any]:
    """Return what every template is given."""
    found = asking(request)
    nation = usual(request) if found.actor.permissions else None
    held = found.actor.permissions
    ways = [
        Way(str(place.name), address, place.key, _there(request.path, address, place))
        for place in PLACES
        if place.permission in held and (nation or not place.of_a_nation)
        for address in [reverse(place.view, kwargs={"nation": nation.code} if place.of_a_nation and nation else {})]
    ]
    words = language_of_words()
    return {
        "actor": found.actor,
        "may": held,
        "here": nation,
        "ways": ways,
        "direction": "rtl" if get_language_bidi() and words == get_language() else "ltr",
        "language": words,
    }


def language_of_words() -> str:
    """Return the language in which the words of pages stand: the person's where there is a catalogue, else English.

    What reads pages aloud must not be told another one.
    """
    wanted = get_language() or "en"
    return wanted if _catalogue(wanted) else "en"


def languages_of_words() -> list[tuple[str, str]]:
    """Return tag and name of each language in which pages can be read: English, and what a catalogue is there for."""
    return [(tag, name) for tag, name in settings.LANGUAGES if tag == "en" or _catalogue(tag)]


def _catalogue(tag: str) -> bool:
    places = (Path(place) / to_locale(tag) / "LC_MESSAGES" / "django.mo" for place in settings.LOCALE_PATHS)
    return any(place.is_file() for place in places)


def _there(path: str, address: str, place: Place) -> bool:
    return path == address if place.alone else path.startswith(address)
