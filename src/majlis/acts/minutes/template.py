"""Get or set the Word template into which a body's minutes are written."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.minutes_lines import put_file, read_given
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded


class TemplateCommand(Command):
    """Of which body, and what is done with its template. Nothing: say which one it has."""

    body: str = Field(max_length=64, description="Code of the body.")
    file: Path | None = Field(default=None, description="Word file that takes the place of the template before.")
    out: Path | None = Field(
        default=None, description="File into which the template is written, to change it.", json_schema_extra=WRITES
    )
    shipped: bool = Field(default=False, description="Go back to the template that ships.")


class TemplateResult(Result):
    """Which template a body has."""

    body: str
    name: str = Field(description="Of its own file; empty: the one that ships.")
    out: str = Field(description="Where it was written; empty where it was not.")
    places: tuple[str, ...] = Field(description="Places that a template must have.")
    texts: tuple[str, ...] = Field(description="Places that it may have.")
    synthetic: bool

    def text(self) -> str:
        """Return which template it is, and what one must hold."""
        lines = [f"{self.body}: {self.name or 'the template that ships'}"]
        lines += [self.out] if self.out else []
        lines.append("Each in a paragraph of its own: " + ", ".join(f"{{{{{name}}}}}" for name in self.places))
        lines.append("Anywhere in a line: " + ", ".join(f"{{{{{name}}}}}" for name in self.texts))
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("council.write")
def template(command: TemplateCommand, world: World) -> TemplateResult:
    """Set the template, write it into a file, or say which one the body has.

    Raises
    ------
    NotFoundError
        If there is no such body or file.
    InputError
        If the file is no template: it says which place it lacks.
    ConflictError
        If the file to write is there already.
    PermissionDeniedError
        If who acts does not act for the body's owner.
    """
    if command.file is not None and command.shipped:
        raise InputError("name a file, or go back to the shipped one", where="option --shipped", code="minutes.both")
    given = read_given(command.file) if command.file is not None else None
    records = world.records
    from majlis.adapters.records.council import bodies, minutes
    from majlis.briefing.minutes_word import BLOCKS, TEXTS, demand_template, shipped

    if given is not None:
        if not given[0].lower().endswith(".docx"):
            raise InputError("a template is a .docx file", where="option --file", code="minutes.template")
        demand_template(given[1])
    if given is not None or command.shipped:
        minutes.set_template(records, command.body, given)
    own = minutes.template(records, command.body)
    if command.out is not None:
        put_file(command.out, own[1] if own else shipped())
    return TemplateResult(
        body=command.body,
        name=own[0] if own else "",
        out=str(command.out) if command.out is not None else "",
        places=BLOCKS,
        texts=TEXTS,
        synthetic=bodies.find(records, command.body).synthetic,
    )
