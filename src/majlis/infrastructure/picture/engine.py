"""An engine that stays warm: it follows one attack after the other through the same nation."""

from threading import Lock

import numpy as np

from majlis.infrastructure.attack import Attack
from majlis.infrastructure.cascade import Outage
from majlis.infrastructure.kernels import net_of, new_state, simulate
from majlis.infrastructure.picture.picture import Picture


class Engine:
    """The event engine on one nation; its work space is made once. Several threads may ask, one is answered at a time.

    Parameters
    ----------
    picture : Picture

    Raises
    ------
    InputError
        If the nation cannot be followed.
    """

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self._net = net_of(picture.network)
        self._state = new_state(self._net)
        self._lock = Lock()

    @property
    def size(self) -> int:
        """About how many bytes it takes in memory, the picture included."""
        parts = (self._net.node, self._net.group, self._net.feed_group, *self._state)
        return self.picture.size + sum(part.nbytes for part in parts)

    def follow(self, attack: Attack) -> Outage:
        """Follow an attack. Where a hit names no repair time, the asset's usual one counts.

        Raises
        ------
        NotFoundError, InputError
            If the attack does not fit the nation.
        """
        network = self.picture.network
        filled = attack.filled(self.usual(attack))
        hits = slots_of(filled, self.picture)
        table = np.array(hits, dtype=np.int32).reshape(-1, 3).T.copy()
        with self._lock:
            state = self._state
            if len(hits) * 2 > len(state.link):
                state = new_state(self._net, hits=len(hits))
            count = simulate(self._net, state, table[0], table[1], table[2], len(hits))
            if count < 0:
                state = new_state(self._net, hits=len(hits), capacity=-count)
                count = simulate(self._net, state, table[0], table[1], table[2], len(hits))
            found = np.stack([state.out_node[:count], state.out_from[:count], state.out_until[:count]])
        order = np.argsort(found[0].astype(np.int64) * network.horizon + found[1], kind="stable")
        node, begin, end = found[:, order]
        return Outage(network, None, tuple(hits), node, begin, end, self.picture.group_names)

    def usual(self, attack: Attack) -> dict[str, float]:
        """Return the usual repair time, hours, of each asset that the attack names."""
        index, times = self.picture.index, self.picture.times
        known = {hit.asset for hit in attack.hits} & index.keys()
        return {name: float(times[index[name], 1]) for name in known if index[name] < self.picture.count}


def slots_of(attack: Attack, picture: Picture) -> list[tuple[int, int, int]]:
    """Return (node, first slot, first slot after) of each hit.

    Raises
    ------
    NotFoundError, InputError
        If the attack does not fit the nation.
    """
    return attack.slots(picture.network, picture.index)
