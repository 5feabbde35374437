"""Incidents entered by hand: written, linked to reports, and told to the figures.

What is told (:mod:`.telling`) needs no tables: the face is opened when it is first asked.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from majlis.adapters.records.incidents.known import days, entry, find, told

__all__ = ["days", "entry", "find", "told"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what the face names
    if name not in __all__:
        raise AttributeError(name)
    from majlis.adapters.records.incidents import known

    return getattr(known, name)
