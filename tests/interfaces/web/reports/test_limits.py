"""An address is counted as the proxy of this machine names it, and as nobody else does."""

from typing import Any

import pytest
from django.test import RequestFactory
from tests.sites import Site

from majlis.interfaces.web.reports.limits import address_of, take_turn
from majlis.kernel.errors import ConflictError


def asked(peer: str, named: str = "") -> object:
    headers: dict[str, Any] = {"HTTP_X_FORWARDED_FOR": named} if named else {}
    return RequestFactory().get("/report/", REMOTE_ADDR=peer, **headers)


@pytest.mark.parametrize(
    ("peer", "named", "address"),
    [
        ("203.0.113.5", "198.51.100.1", "203.0.113.5"),
        ("127.0.0.1", "10.0.0.1, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("", "198.51.100.1", "198.51.100.1"),
    ],
)
def test_whose_turn_it_is(peer: str, named: str, address: str) -> None:
    assert address_of(asked(peer, named)) == address  # type: ignore[arg-type]


def test_each_address_has_its_own_turns(both_sites: Site) -> None:
    from majlis.adapters.records.models import Turn

    assert both_sites.home
    for _ in range(2):
        take_turn(asked("203.0.113.5"), "tell", 2, 60)  # type: ignore[arg-type]
    take_turn(asked("203.0.113.6"), "tell", 2, 60)  # type: ignore[arg-type]
    take_turn(asked("203.0.113.5"), "follow", 2, 60)  # type: ignore[arg-type]
    with pytest.raises(ConflictError, match="too many tries"):
        take_turn(asked("203.0.113.5"), "tell", 2, 60)  # type: ignore[arg-type]
    assert "203.0.113" not in str(list(Turn.objects.values()))
