"""Choose the language of one's own pages."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.world import World
from majlis.kernel.errors import PermissionDeniedError


class LanguageCommand(Command):
    """Which."""

    language: str = Field(
        pattern=r"^[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=16, description="Language tag, like en or ur."
    )
    login: str = Field(
        default="",
        max_length=150,
        description="Whose. Default: one's own; another's needs the permission person.write.",
        json_schema_extra=OPTION,
    )


class LanguageResult(Result):
    """It is kept."""

    login: str
    language: str

    def text(self) -> str:
        """Say so."""
        return f"The language of {self.login} is {self.language}."


@act("account.write")
def language(command: LanguageCommand, world: World) -> LanguageResult:
    """Keep the language.

    Raises
    ------
    NotFoundError
        If there is no such person.
    PermissionDeniedError
        If it is another person's, and who acts does not keep accounts.
    """
    login = command.login or world.actor.name
    if login != world.actor.name and not {"person.write", "*"} & world.actor.permissions:
        raise PermissionDeniedError(
            f"{world.actor.name} may not do this for others",
            where="option --login",
            mend="leave it out",
            code="person.others",
        )
    records = world.records
    from majlis.adapters.records import people

    people.set_language(records, login, command.language)
    return LanguageResult(login=login, language=command.language)
