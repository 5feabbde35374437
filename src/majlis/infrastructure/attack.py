"""An attack: which assets are put out of order, when, and how long their repair takes."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Self

from majlis.infrastructure.network import Network, to_slots
from majlis.kernel.errors import Fault, InputError, NotFoundError

_FORM = "write ASSET@HOUR:REPAIR_HOURS, like grid:north-07@0:24; without :REPAIR_HOURS the asset's usual repair counts"
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """One asset out of order.

    Attributes
    ----------
    asset : str
        Short identifier.
    hour : float
        Hours after the start; the slot that holds it is the first one down.
    repair_h : float or None
        Hours until the repair is done, rounded up to slots; restart comes after it. ``inf``: never.
        None: the asset's usual repair time (``repair_mode_h``).
    """

    asset: str
    hour: float
    repair_h: float | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``ASSET@HOUR:REPAIR_HOURS`` or ``ASSET@HOUR``.

        Raises
        ------
        InputError
            If the text has another form or the numbers make no sense.
        """
        asset, at, times = text.strip().partition("@")
        hour, colon, repair = times.partition(":")
        if not (asset and at):
            raise _bad(text, "it names no asset and hour")
        try:
            hit = cls(asset, float(hour), float(repair) if colon else None)
        except ValueError:
            raise _bad(text, f"{times!r} does not hold hours") from None
        if not (math.isfinite(hit.hour) and hit.hour >= 0):
            raise _bad(text, "the hour must be 0 or later")
        if hit.repair_h is not None and not hit.repair_h > 0:
            raise _bad(text, "the repair must take more than 0 hours")
        return hit

    def __str__(self) -> str:
        """Return the form that :meth:`parse` reads."""
        repair = "" if self.repair_h is None else f":{self.repair_h:g}"
        return f"{self.asset}@{self.hour:g}{repair}"


@dataclass(frozen=True, slots=True)
class Attack:
    """Several hits. Hits on one asset may overlap: it is down while any of them lasts."""

    hits: tuple[Hit, ...]

    @classmethod
    def parse(cls, texts: Iterable[str]) -> Self:
        """Read texts of the form ``ASSET@HOUR:REPAIR_HOURS``; one text may hold several, separated by commas.

        Raises
        ------
        InputError
            With every text that is wrong, or if there is none.
        """
        hits: list[Hit] = []
        faults: list[Fault] = []
        for part in (part for text in texts for part in text.split(",") if part.strip()):
            try:
                hits.append(Hit.parse(part))
            except InputError as error:
                faults.extend(error.faults)
        if len(faults) == 1:
            fault = faults[0]
            raise InputError(fault.what, where=fault.where, why=fault.why, mend=fault.mend, code=fault.code)
        if faults:
            raise InputError(f"{len(faults)} hits cannot be read", faults=faults, code="cascade.attack")
        if not hits:
            raise InputError("the attack hits nothing", where="option --attack", mend=_FORM, code="cascade.attack")
        return cls(tuple(hits))

    @classmethod
    def of(cls, attack: "AttackLike") -> Self:
        """Make an attack of what :func:`~majlis.infrastructure.cascade.cascade` accepts."""
        if isinstance(attack, cls):
            return attack
        if isinstance(attack, Mapping):
            pairs = ((asset, when if isinstance(when, tuple) else (when, None)) for asset, when in attack.items())
            return cls(tuple(Hit(asset, hour, repair) for asset, (hour, repair) in pairs))
        return cls.parse(str(hit) for hit in attack)  # type: ignore[union-attr]

    def filled(self, repair_h: Mapping[str, float]) -> "Attack":
        """Return the attack with the usual repair time, hours, where a hit names none and the mapping knows it."""
        return Attack(tuple(replace(h, repair_h=repair_h.get(h.asset)) if h.repair_h is None else h for h in self.hits))

    def slots(self, network: Network, index: Mapping[str, int] | None = None) -> list[tuple[int, int, int]]:
        """Return (node, first slot, first slot after) of each hit.

        Parameters
        ----------
        network : Network
        index : mapping of str to int, optional
            Node number by id, where somebody keeps it: a large network has many.

        Raises
        ------
        NotFoundError
            With every asset that the network does not have, and the names that come nearest.
        InputError
            If a hit lies outside the horizon, or does not say how long the repair takes.
        """
        index = {name: node for node, name in enumerate(network.ids)} if index is None else index
        last = network.asset_count
        faults = [_unknown(hit.asset, network) for hit in self.hits if not index.get(hit.asset, last) < last]
        if len(faults) == 1:
            raise NotFoundError(faults[0].what, why=faults[0].why, mend=faults[0].mend, code=faults[0].code)
        if faults:
            raise NotFoundError(f"{len(faults)} assets are unknown", faults=faults, code="cascade.unknown-asset")
        return [(index[hit.asset], *_span(hit, network)) for hit in self.hits]


AttackLike = Attack | Mapping[str, float | tuple[float, float | None]] | Sequence[str]
"""An attack; or asset -> hour; or asset -> (hour, repair hours); or texts ``ASSET@HOUR:REPAIR_HOURS``."""


def _span(hit: Hit, network: Network) -> tuple[int, int]:
    horizon_h = network.horizon * network.slot_minutes / 60
    if not 0 <= hit.hour < horizon_h:
        raise InputError(
            f"{hit}: the hour lies outside the {horizon_h:g} hours that are followed",
            mend=f"give an hour from 0 and below {horizon_h:g}, or lengthen horizon_hours in nation.toml",
            code="cascade.hour",
        )
    if hit.repair_h is None or not hit.repair_h > 0:
        raise InputError(f"{hit}: nobody says how long the repair takes", mend=_FORM, code="cascade.repair")
    begin = int(hit.hour * 60 / network.slot_minutes + 1e-9)
    return begin, begin + max(1, to_slots(min(hit.repair_h, horizon_h), slot_minutes=network.slot_minutes))


def nearest(asset: str, network: Network) -> list[str]:
    """Return up to three ids of assets that are spelt most like the text."""
    ids = network.ids[: network.asset_count]
    sector = asset.partition(":")[0] + ":"
    return get_close_matches(asset, [name for name in ids if name.startswith(sector)] or ids, n=SHOWN, cutoff=0.4)


def unknown_asset(asset: str, network: Network) -> NotFoundError:
    """Make the error for an asset that the network does not have."""
    fault = _unknown(asset, network)
    return NotFoundError(fault.what, why=fault.why, mend=fault.mend, code=fault.code)


def _unknown(asset: str, network: Network) -> Fault:
    if asset in network.ids[network.asset_count :]:
        why, mend = "it is a demand: people who use a service", "name the assets that supply it instead"
    else:
        near = nearest(asset, network)
        why = ""
        mend = f"did you mean {' or '.join(near)}?" if near else "look for its id in assets.csv"
    return Fault("cascade.unknown-asset", f"the nation has no asset {asset}", "", why, mend)


def _bad(text: str, why: str) -> InputError:
    return InputError(
        f"{text[:80]!r} is not a hit", where="option --attack", why=why, mend=_FORM, code="cascade.attack"
    )
