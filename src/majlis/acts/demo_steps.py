"""Acts performed by their names, one after the other, as a person would type them: for demonstrations."""

from collections.abc import Mapping
from typing import Any

from majlis.acts.index import ACTS
from majlis.acts.world import World


class Steps:
    """Performs acts by their names and notes each as the command a person would type.

    Parameters
    ----------
    world : World
        The world to perform them in; each checks its own permission.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.lines: list[str] = []

    def take(self, name: str, arguments: Mapping[str, object], options: Mapping[str, object]) -> Any:  # noqa: ANN401
        """Perform the act of that name and return its result."""
        act_of = {entry.name: entry for entry in ACTS}[name].load()
        result = act_of(act_of.command.model_validate({**arguments, **options}), self.world)
        typed = [f"--{option.replace('_', '-')} {value}" for option, value in options.items()]
        self.lines.append(" ".join(["majlis", name, *(str(value) for value in arguments.values()), *typed]))
        return result
