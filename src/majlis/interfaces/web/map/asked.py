"""What a page of the map is asked: which version, what is hit, which hour, which assets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from majlis.adapters.places.warm import Warm, warm
from majlis.infrastructure.attack import Attack, Hit
from majlis.infrastructure.cascade import Outage
from majlis.infrastructure.picture.effect import Effect, effect
from majlis.infrastructure.picture.picture import Picture
from majlis.interfaces.web.asking import asking, world_of
from majlis.kernel.errors import InputError, PermissionDeniedError

SEE, RUN, KEEP, REACH = "nation.read", "cascade.run", "cascade.keep", "cascade.downstream"
MOST_HITS = 500
"""Most hits of one what-if."""
_NUMBER = 9


@dataclass(frozen=True)
class Asked:
    """What is asked.

    Attributes
    ----------
    nation : str
        Its code.
    version : str
        Number of the version; empty for the newest.
    warm : Warm
        The version.
    hits : tuple of Hit
        In the order in which they were picked.
    hour : float
        Which is shown, hours after the start.
    q, sector, service, state : str
        Which assets are listed; empty: all.
    """

    nation: str
    version: str
    warm: Warm
    hits: tuple[Hit, ...]
    hour: float
    q: str = ""
    sector: str = ""
    service: str = ""
    state: str = ""

    @property
    def picture(self) -> Picture:
        """The version as columns."""
        return self.warm.picture

    @cached_property
    def outage(self) -> Outage:
        """Who is dark when."""
        return self.warm.engine.follow(Attack(self.hits))

    @cached_property
    def effect(self) -> Effect:
        """What the attack does."""
        return effect(self.outage, self.picture)

    def address(self, **changes: Any) -> str:  # noqa: ANN401 - values of fields
        """Return the part of an address after ``?`` that asks this, with changes; empty where it asks nothing."""
        other = replace(self, **changes)
        pairs = {
            "attack": ",".join(str(hit) for hit in other.hits),
            "hour": f"{other.hour:g}" if other.hour else "",
            "version": other.version,
            **{name: getattr(other, name) for name in ("q", "sector", "service", "state")},
        }
        return urlencode({name: value for name, value in pairs.items() if value})

    def with_hit(self, asset: str) -> tuple[Hit, ...]:
        """Return the hits with an asset put to them at the hour that is shown."""
        return (*self.hits, Hit(asset, self.hour))

    def without(self, asset: str) -> tuple[Hit, ...]:
        """Return the hits without those of an asset."""
        return tuple(hit for hit in self.hits if hit.asset != asset)


def demand(request: HttpRequest, permission: str) -> None:
    """Demand a permission of who asks; a refusal is noted in the audit.

    Raises
    ------
    PermissionDeniedError
        If the person does not hold it.
    """
    found = asking(request)
    if permission in found.actor.permissions:
        return
    found.world.note("map", outcome="refused", detail={"code": "map.denied"})
    raise PermissionDeniedError(
        f"{found.actor.name} may not do this",
        why=f"it needs the permission {permission}",
        mend="ask an administrator for a role that has it",
        code="map.denied",
    )


def asked(request: HttpRequest, nation: str, given: Mapping[str, Any] | None = None) -> Asked:
    """Return what a request asks.

    Parameters
    ----------
    request : HttpRequest
    nation : str
    given : mapping, optional
        Where the values stand that are asked with. Default: the address.

    Raises
    ------
    PermissionDeniedError
        If the person may not see the nation, or asks for a what-if and may run none.
    NotFoundError
        If there is no such version, or the person may not see it.
    InputError
        If a value has no sense.
    """
    demand(request, SEE)
    values = request.GET if given is None else given
    version = str(values.get("version") or "")
    if version and not (version.isascii() and version.isdigit() and len(version) < _NUMBER):
        raise InputError(f"{version[:20]!r} is no version", mend="give its number", code="map.version")
    world = world_of(request)
    found = warm(world.records, world.vault, f"{nation}@{version}" if version else nation)
    hits = _hits(values)
    if hits:
        demand(request, RUN)
    plain = {name: str(values.get(name) or "")[:200] for name in ("q", "sector", "service", "state")}
    return Asked(nation, version, found, hits, _hour(str(values.get("hour") or "0"), found.picture), **plain)


def _hits(values: Mapping[str, Any]) -> tuple[Hit, ...]:
    texts: Iterable[Any] = values.getlist("attack") if hasattr(values, "getlist") else values.get("attack") or ()
    parts = [part for text in texts for part in str(text).split(",") if part.strip()]
    if len(parts) > MOST_HITS:
        raise InputError(
            f"{len(parts):,} assets are picked; {MOST_HITS} are the most", mend="pick fewer", code="map.many"
        )
    return Attack.parse(parts).hits if parts else ()


def _hour(text: str, picture: Picture) -> float:
    try:
        hour = float(text)
    except ValueError:
        hour = -1.0
    last = picture.header.horizon_hours
    if not 0 <= hour <= last:
        raise InputError(f"{text[:20]!r} is no hour from 0 to {last}", code="map.hour")
    return hour
