"""Show how a document stands, and what it says."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.document_lines import DocumentCode, DocumentResult, result_of
from majlis.acts.note_making import find, releases
from majlis.acts.world import World


class ShowCommand(Command):
    """Which document."""

    document: DocumentCode


class PartLine(Part):
    """A part of a note and what it says."""

    part: str
    text: str


class FileLine(Part):
    """A form in which the document was kept."""

    form: str = Field(description="pdf, docx, html, or page: what is shown within a page.")
    sha256: str


class ShowResult(Result):
    """A document."""

    stands: DocumentResult
    parts: tuple[PartLine, ...] = Field(description="Of a note, in their order.")
    words: str = Field(description="Of a briefing: what its composer added.")
    files: tuple[FileLine, ...]
    readable: bool = Field(description="Whether its content is shown: others no longer read what was withdrawn.")
    synthetic: bool
    marking: str

    def text(self) -> str:
        """Return how it stands, and what it says."""
        lines = [self.stands.text()]
        for part in self.parts:
            lines += ["", part.part.upper(), part.text or "-"]
        lines += ["", self.words] if self.words else []
        lines += ["", *(f"{one.form:<6}{one.sha256}" for one in self.files)] if self.files else []
        return "\n".join(lines)


@act("document.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Return the document.

    Raises
    ------
    NotFoundError
        If there is none, or who acts may not see it.
    """
    told = find(world, command.document)
    records = world.records
    from majlis.adapters.records.documents import reading
    from majlis.briefing.note import PARTS

    readable = reading.readable(records, told, releases=releases(world))
    parts = told.content.get("parts", {}) if told.kind == "note" and readable else {}
    files = reading.forms(records, told.code, releases=releases(world)) if readable else {}
    return ShowResult(
        stands=result_of(told),
        parts=tuple(PartLine(part=name, text=str(parts.get(name, ""))) for name in PARTS if parts),
        words=str(told.content.get("words", "")) if readable else "",
        files=tuple(FileLine(form=form, sha256=sha256) for form, sha256 in files.items()),
        readable=readable,
        synthetic=told.synthetic,
        marking=str(told.marking),
    )
