"""Who takes part in a dialogue at this browser: by account, or by a secret that only the browser holds."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from majlis.acts.world import Actor, World
from majlis.interfaces.web.asking import asking, world_of
from majlis.interfaces.web.dialogue.codes import short, whole
from majlis.kernel.access import Reader

SPEAK = "dialogue.speak"
SPEAKER = Actor("nobody", frozenset({SPEAK}), Reader("nobody"), remote=True)
"""Who takes part without an account: sees nothing but what the secret opens."""
_SECRET, _SHARED = "majlis-taking", "majlis-shared"
_KEPT = timedelta(days=400)
"""So long a browser of one's own holds the secret: until the Council has decided, and a while after."""


@dataclass(frozen=True, slots=True)
class Taking:
    """Who takes part, and where.

    Attributes
    ----------
    number, code : str
        The dialogue's, short and whole.
    token : str
        The secret; empty for an account, and for who is not inside.
    world : World
        In which this person's acts happen.
    account : bool
        Whether the person takes part with an account.
    shared : str
        Code word that a shared device keeps for the next person; empty for a device of one's own.
    """

    number: str
    code: str
    token: str
    world: World
    account: bool
    shared: str

    @property
    def fields(self) -> dict[str, str]:
        """What each command of this person begins with."""
        return {"code": self.code, "token": self.token}


def taking(request: HttpRequest, number: str) -> Taking:
    """Return who takes part in a dialogue at this browser.

    Parameters
    ----------
    request : HttpRequest
    number : str
        Short number of the dialogue.

    Raises
    ------
    NotFoundError
        If it is no such number.
    """
    token, shared = request.COOKIES.get(_SECRET, "")[:100], request.COOKIES.get(_SHARED, "")[:100]
    account = not token and not shared and has_account(request)
    world = world_of(request) if account else without_account(request)
    code = whole(number)
    return Taking(short(code), code, token, world, account, shared)


def has_account(request: HttpRequest) -> bool:
    """Tell whether who is signed in may take part with the account."""
    return request.user.is_authenticated and bool({SPEAK, "*"} & asking(request).actor.permissions)


def without_account(request: HttpRequest) -> World:
    """Return the world of who takes part without an account, whoever is signed in."""
    world = world_of(request)
    records = replace(world.records, reader=SPEAKER.reader, actor=SPEAKER.name)
    return replace(world, actor=SPEAKER, opened=records)


def hold(response: HttpResponse, number: str, token: str, *, shared: bool) -> None:
    """Let the browser hold a secret: as long as it is open on a shared device, else until the dialogue has ended."""
    _put(response, number, _SECRET, token, kept=not shared)


def share(response: HttpResponse, number: str, word: str) -> None:
    """Let a shared device hold the code word, so that the next person need not type it."""
    _put(response, number, _SHARED, word, kept=False)


def _put(response: HttpResponse, number: str, name: str, value: str, *, kept: bool) -> None:
    response.set_cookie(
        name,
        value,
        max_age=_KEPT if kept else None,
        path=_path(number),
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse, number: str, *, word: bool) -> None:
    """Let the browser forget who took part; the code word too, where the device is shared no longer."""
    for name in (_SECRET, *([_SHARED] if word else [])):
        response.delete_cookie(name, path=_path(number), samesite="Lax")


def _path(number: str) -> str:
    return reverse("dialogue-self", kwargs={"number": number})
