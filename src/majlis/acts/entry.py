"""How an act is named in the index."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from majlis.acts.act import Act


class Entry(NamedTuple):
    """An act's name (as typed), where it lies, and what it does."""

    name: str
    target: str
    line: str

    @property
    def path(self) -> str:
        """Return the act's name as a part of an address: ``nation/check``."""
        return self.name.replace(" ", "/")

    def load(self) -> "Act[Any, Any]":
        """Import and return the act."""
        module, _, attribute = self.target.partition(":")
        loaded: Act[Any, Any] = getattr(import_module(module), attribute)
        return loaded
