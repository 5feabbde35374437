"""How often one address may try something without an account: counted for all processes, the address kept nowhere."""

import hmac
import ipaddress

from django.conf import settings
from django.http import HttpRequest

from majlis.interfaces.web.asking import asking
from majlis.kernel.errors import ConflictError


def address_of(request: HttpRequest) -> str:
    """Return the address from which a request comes: behind a proxy of this machine the one that the proxy names."""
    peer = str(request.META.get("REMOTE_ADDR", ""))
    named = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return named if named and _is_loopback(peer) and _is_address(named) else peer


def _is_loopback(text: str) -> bool:
    return not text or (_is_address(text) and ipaddress.ip_address(text).is_loopback)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def take_turn(request: HttpRequest, what: str, most: int, seconds: int) -> None:
    """Count one more try of an address.

    Parameters
    ----------
    request : HttpRequest
    what : str
        What is tried.
    most, seconds : int
        So many within so long.

    Raises
    ------
    ConflictError
        If there were too many.
    """
    records = asking(request).nobodys_records()
    from majlis.adapters.records.reports import turns

    # Whoever reads the tables alone cannot try out addresses: the site's key lies elsewhere.
    who = hmac.digest(str(settings.SECRET_KEY).encode(), address_of(request).encode(), "sha256").hex()
    if not turns.take(records, what, who, most, seconds):
        raise ConflictError(
            "too many tries from your address",
            why="the form is open to everybody, so that it is closed to who floods it",
            mend="wait a while and try again, or call",
            code="report.limit",
        )
