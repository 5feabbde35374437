"""An act: a command, a result, the permission it needs, and one function that performs it."""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict
from pydantic.config import JsonDict

from majlis.acts.world import World
from majlis.kernel.errors import PermissionDeniedError

ARGUMENT: JsonDict = {"argument": True}
"""``json_schema_extra`` of a field with a default that is typed by place all the same: ``majlis demo [DIRECTORY]``."""
OPTION: JsonDict = {"argument": False}
"""``json_schema_extra`` of a field without a default that is typed by name all the same: ``--title TEXT``."""

WRITES: JsonDict = {"writes": True}
"""``json_schema_extra`` of a path that an act writes: other interfaces ask for its name and offer it as a download."""


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


class Part(BaseModel):
    """A part of a result: a line of a list, a figure with its range."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Result(Part, ABC):
    """What an act answers. ``text`` is for people, the fields are for programs."""

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
    """An act of the system. Calling it checks the permission and the paths: the only way in.

    Attributes
    ----------
    permission : str
    command, result : type
    perform : callable
    machine : str
        Why it is done at the machine only, where no other interface may offer it; empty for most acts.
    """

    permission: str
    command: type[C]
    result: type[R]
    perform: Callable[[C, World], R]
    machine: str = ""

    def __call__(self, command: C, world: World) -> R:
        """Perform the act. What is refused to a person with an account is noted in the audit.

        Raises
        ------
        PermissionDeniedError
            If the actor lacks the act's permission, may not name a file of this machine, or the act itself refuses.
        """
        try:
            self._judge(command, world)
            return self.perform(command, world)
        except PermissionDeniedError as error:
            if not world.actor.at_the_machine:
                self._note(error, world)
            raise

    def _judge(self, command: C, world: World) -> None:
        if self.permission not in world.actor.permissions and "*" not in world.actor.permissions:
            raise PermissionDeniedError(
                f"{world.actor.name} may not do this",
                why=f"it needs the permission {self.permission}",
                mend="ask an administrator for it",
            )
        if world.actor.at_the_machine:
            return
        for name, value in command:
            if not all(map(world.on_desk, _paths(value))):
                raise PermissionDeniedError(
                    f"{world.actor.name} may not name a file of this machine",
                    where=name,
                    why="only who sits at the machine reads and writes its files",
                    mend="do it there, on the command line",
                    code="act.path",
                )
        if self.machine:
            raise PermissionDeniedError(
                "this is done at the machine, on the command line", why=self.machine, code="act.machine"
            )

    def _note(self, error: PermissionDeniedError, world: World) -> None:
        """Note a refusal: which act and why, no word of what it was about. The refusal stands if that fails."""
        with contextlib.suppress(Exception):
            name = self.perform.__module__.removeprefix("majlis.acts.").replace(".", " ").rstrip("_")
            world.note(name, outcome="refused", detail={"code": error.fault.code})


def demand_permission(world: World, permission: str, why: str) -> None:
    """See that who acts holds a further permission, for a part of an act that needs more than the act itself.

    Raises
    ------
    PermissionDeniedError
        If not.
    """
    if not world.actor.permissions & {permission, "*"}:
        raise PermissionDeniedError(
            f"{world.actor.name} may not do this",
            why=f"{why}: it needs the permission {permission}",
            mend="ask an administrator for it",
            code="act.permission",
        )


def _paths(value: object) -> Iterator[Path]:
    if isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from _paths(one)
    elif isinstance(value, Path):
        yield value


def act(permission: str, *, machine: str = "") -> Callable[[Callable[[C, World], R]], Act[C, R]]:
    """Make an act of a function ``(command, world) -> result``.

    Parameters
    ----------
    permission : str
        For example ``nation.read`` or ``risk.run``.
    machine : str, optional
        Why it is done at the machine only.
    """

    def make(perform: Callable[[C, World], R]) -> Act[C, R]:
        hints = get_type_hints(perform)
        return Act(permission, hints["command"], hints["return"], perform, machine)

    return make
