"""Show each setting's value, and where it comes from."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.world import World


class ShowCommand(Command):
    """Nothing is asked: all settings are shown."""


class SettingLine(Part):
    """One setting."""

    key: str = Field(description="Its name, and its key in majlis.toml.")
    value: str = Field(description="Its value; a password is shown as ***.")
    origin: str = Field(description="Option, environment variable, file, or default.")
    meaning: str
    variable: str = Field(description="Environment variable that sets it.")


class ShowResult(Result):
    """All settings, each with its origin."""

    settings: tuple[SettingLine, ...]

    def text(self) -> str:
        """Return a line for each setting and one for what it means."""
        width = max(len(one.key) for one in self.settings)
        lines = ["Settings: command line, else environment, else majlis.toml in the data folder, else default.", ""]
        for one in self.settings:
            lines.append(f"{one.key:{width}}  {one.value or '(empty)'}")
            lines.append(f"{'':{width}}  from {one.origin}. {one.meaning} ({one.variable})")
        return "\n".join(lines)


@act("config.read")
def show(command: ShowCommand, world: World) -> ShowResult:  # noqa: ARG001 - the shape of every act
    """Show the settings that this process found."""
    from majlis.acts.settings import KNOWN

    variables = {known.key: known.variable for known in KNOWN}
    lines = [
        SettingLine(key=one.key, value=one.shown, origin=one.origin, meaning=one.meaning, variable=variables[one.key])
        for one in world.settings
    ]
    return ShowResult(settings=tuple(lines))
