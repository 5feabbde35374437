"""How each act is offered over HTTP: its address, its methods, and which limit it counts against."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from majlis.acts.act import Act
from majlis.acts.index import ACTS, Entry
from majlis.interfaces.api.commands import QUEUE, holds_a_path, wire_of

Kind = Literal["read", "write", "long"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LONG = frozenset(
    {
        *("nation synthesize", "nation check", "nation import", "nation export", "nation publish", "nation compare"),
        *("evidence add", "evidence synthesize", "risk check", "run watch"),
        *("cascade run", "brief", "doctor", "register verify", "register audit"),
    }
)
"""Acts that may take seconds: few at once, and counted apart."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An act as it is offered.

    Attributes
    ----------
    entry : Entry
    act : Act
    wire : type
        The command as it comes over the wire: a path in it is the name of a file that was sent before.
    """

    entry: Entry
    act: Act[Any, Any]
    wire: type[BaseModel]

    @property
    def name(self) -> str:
        """Unique name for programs: ``incident_list``."""
        return self.entry.name.replace(" ", "_")

    @property
    def title(self) -> str:
        """Unique name for schemas: ``IncidentList``."""
        return self.entry.name.title().replace(" ", "")

    @property
    def gettable(self) -> bool:
        """Whether it may be asked with GET: it only reads, touches no file, and answers at once."""
        reads = self.act.permission.endswith(".read") and self.entry.name not in LONG and not self.queued
        return reads and not self.act.machine and not any(map(holds_a_path, self.fields.values()))

    @property
    def queued(self) -> bool:
        """Whether a worker does it: the answer says where to watch it."""
        return QUEUE in self.fields

    @property
    def fields(self) -> dict[str, FieldInfo]:
        """The command's fields by name."""
        return dict(self.act.command.model_fields)

    @property
    def kind(self) -> Kind:
        """Which limit it counts against."""
        if self.queued or self.entry.name in LONG:
            return "long"
        return "read" if self.gettable else "write"

    @property
    def pages(self) -> bool:
        """Whether its answer is a page of a list, with a cursor."""
        return "after" in self.fields and "cursor" in self.act.result.model_fields


@cache
def offers() -> tuple[Offer, ...]:
    """Return every act as it is offered, in the order of the index."""
    loaded = ((entry, entry.load()) for entry in ACTS)
    return tuple(Offer(entry, act, _wire(act)) for entry, act in loaded)


def _wire(act: Act[Any, Any]) -> type[BaseModel]:
    command: type[BaseModel] = act.command
    return wire_of(command)
