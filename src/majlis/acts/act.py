"""An act: a command, a result, the permission it needs, and one function that performs it."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict
from pydantic.config import JsonDict

from majlis.acts.world import World
from majlis.kernel.errors import PermissionDeniedError

ARGUMENT: JsonDict = {"argument": True}
"""``json_schema_extra`` of a field with a default that is typed by place all the same: ``majlis demo [DIRECTORY]``."""
OPTION: JsonDict = {"argument": False}
"""``json_schema_extra`` of a field without a default that is typed by name all the same: ``--title TEXT``."""


def ask(question: str) -> JsonDict:
    """Return the ``json_schema_extra`` of an option that a person is asked for at a terminal, if it is not typed."""
    return {**OPTION, "ask": question}


class Command(BaseModel):
    """What a person asks for. Every field has a description, a range and a unit where it has one."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    @classmethod
    def suggested(cls, name: str, given: Mapping[str, object]) -> str:  # noqa: ARG003 - a command overrides it
        """Return what to suggest where a person is asked for a field, from the values given so far."""
        return ""


class Result(BaseModel, ABC):
    """What an act answers. ``text`` is for people, the fields are for programs."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @abstractmethod
    def text(self) -> str:
        """Return the result as a person reads it in a terminal."""

    @property
    def exit_code(self) -> int:
        """Exit code of the command line: 0, or 1 where the answer is "not in order"."""
        return 0


C = TypeVar("C", bound=Command)
R = TypeVar("R", bound=Result)


@dataclass(frozen=True)
class Act(Generic[C, R]):
    """An act of the system. Calling it checks the permission: the only way in."""

    permission: str
    command: type[C]
    result: type[R]
    perform: Callable[[C, World], R]

    def __call__(self, command: C, world: World) -> R:
        """Perform the act.

        Raises
        ------
        PermissionDeniedError
            If the actor lacks the act's permission.
        """
        if self.permission not in world.actor.permissions and "*" not in world.actor.permissions:
            raise PermissionDeniedError(
                f"{world.actor.name} may not do this",
                why=f"it needs the permission {self.permission}",
                mend="ask an administrator for it",
            )
        return self.perform(command, world)


def act(permission: str) -> Callable[[Callable[[C, World], R]], Act[C, R]]:
    """Make an act of a function ``(command, world) -> result``.

    Parameters
    ----------
    permission : str
        For example ``nation.read`` or ``risk.run``.
    """

    def make(perform: Callable[[C, World], R]) -> Act[C, R]:
        hints = get_type_hints(perform)
        return Act(permission, hints["command"], hints["return"], perform)

    return make
