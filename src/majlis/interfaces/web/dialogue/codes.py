"""How a dialogue is found from the wall: a short number beside the code word, and both as a QR code."""

import io
import re

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from majlis.briefing.drawing import inside
from majlis.kernel.errors import InputError, NotFoundError

_CODE = re.compile(r"DIA-(\d{4})-0*(\d{1,9})")
_NUMBER = re.compile(r"(\d{4})-0*(\d{1,9})")
_TYPED = re.compile(r"\s*(?:DIA[-\s]*)?(\d{4})\s*[-\s]\s*0*(\d{1,9})[\s,;:/·.-]+(\S.*?)\s*", re.IGNORECASE)


def short(code: str) -> str:
    """Return the number of a dialogue as people type it: 2026-1 for DIA-2026-0001."""
    found = _CODE.fullmatch(code)
    return f"{found[1]}-{found[2]}" if found else code


def whole(number: str) -> str:
    """Return the code of a dialogue from its short number.

    Raises
    ------
    NotFoundError
        If it is no such number.
    """
    found = _NUMBER.fullmatch(number) or _CODE.fullmatch(number)
    if not found:
        raise NotFoundError(
            "there is no such dialogue",
            mend="copy its number from the invitation",
            code="dialogue.number",
        )
    return f"DIA-{found[1]}-{int(found[2]):04}"


def typed(text: str) -> tuple[str, str]:
    """Return short number and code word from what somebody typed from the wall: ``2026-1 maple river``.

    Raises
    ------
    InputError
        If it is not both.
    """
    found = _TYPED.fullmatch(text[:200])
    if not found:
        raise InputError(
            _("type the number and the code word"),
            mend=_("copy both from the screen or the invitation, like: 2026-1 abcd-efgh"),
            code="dialogue.typed",
        )
    return f"{found[1]}-{int(found[2])}", plain(found[3])


def plain(word: str) -> str:
    """Return a code word as it is compared: small letters, a hyphen between its parts."""
    return "-".join(re.split(r"[\s-]+", word.strip().lower()))


def entry(request: HttpRequest, code: str, word: str = "") -> str:
    """Return the whole address at which one enters a dialogue."""
    named = {"number": short(code), "word": word} if word else {"number": short(code)}
    return request.build_absolute_uri(reverse("dialogue-enter" if word else "dialogue-self", kwargs=named))


def square(address: str) -> SafeString:
    """Return an address as a QR code, to stand in a page: dark on light on every ground."""
    import segno

    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", border=3, xmldecl=False, svgns=True, nl=False, omitsize=True, dark="#000000", light="#ffffff"
    )
    alt = _("QR code of the address %(address)s") % {"address": address}
    return mark_safe(inside(drawn.getvalue().decode(), alt, "entry", tokens=False))  # noqa: S308 - drawn here, the text escaped
