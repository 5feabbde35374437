"""Say under which name the register's new logs begin, or show it."""

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, Result, act
from majlis.acts.world import World


class NameCommand(Command):
    """The name."""

    name: str = Field(
        default="",
        max_length=100,
        description="Address of yours without https://, like register.council.example; empty: only show it.",
        json_schema_extra=ARGUMENT,
    )


class NameResult(Result):
    """The name that new logs get."""

    name: str
    own: bool = Field(description="False where nobody has named it yet.")
    logs: tuple[str, ...] = Field(description="Logs that there are; they keep their names.")

    def text(self) -> str:
        """Return the name, and what it does not change."""
        lines = [f"New logs begin with: {self.name}"]
        if not self.own:
            lines.append("Nobody has named it. Do so before the first decision: majlis register name ADDRESS")
        if self.logs:
            lines.append(f"Logs that there are keep their names: {', '.join(self.logs)}")
        return "\n".join(lines)


@act("register.keep")
def name(command: NameCommand, world: World) -> NameResult:
    """Set the name for logs that are made from now on; a log that there is keeps its own, which was signed.

    Raises
    ------
    InputError
        If it is no such name.
    """
    records = world.records
    from majlis.adapters.records.register import logs, reading

    if command.name:
        logs.set_origin(records, command.name)
    origin = logs.origin(records)
    told = reading.logs(records, with_audit=True)
    return NameResult(name=origin, own=origin != logs.ORIGIN, logs=tuple(one.log.name for one in told))
