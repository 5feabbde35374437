"""Long work: ordered by people, held by workers, adopted from older versions.

What orders and claims are made of (:mod:`.work`) needs no tables: the face is opened when it is first asked, so that a
nation on plain files needs no database.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from majlis.adapters.records.runs.orders import PREFIX, before, cancel, find, listed, new_row, queue, retry, seen

__all__ = ["PREFIX", "before", "cancel", "find", "listed", "new_row", "queue", "retry", "seen"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what the face names
    if name not in __all__:
        raise AttributeError(name)
    from majlis.adapters.records.runs import orders

    return getattr(orders, name)
