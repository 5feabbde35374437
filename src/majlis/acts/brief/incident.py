"""Write a situation note on an incident: half a page, frozen at this moment."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.briefing_making import judge_out, put
from majlis.acts.document_lines import PartText
from majlis.acts.note_making import freeze_note, start_note, with_parts
from majlis.acts.options import IncidentCode
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, banded


class IncidentCommand(Command):
    """Which incident, where the note goes, and what the records do not say."""

    code: IncidentCode
    out: Path = Field(
        description="File to write: .pdf, .html or .docx. One that is there is replaced.", json_schema_extra=WRITES
    )
    text: Path | None = Field(default=None, description="File with a text on the incident; its lines stand as known.")
    email: Path | None = Field(default=None, description="E-mail on the incident, saved as .eml; the same.")
    assessed: PartText = Field(default="", description="What we make of it, and how sure we are.")
    done: PartText = Field(default="", description="What has been done.")
    asked: PartText = Field(default="", description="What is asked of the reader.")
    next: Line = Field(default="", description="When the next update comes, like 2026-11-25T18:00, local time.")
    no_spread: bool = Field(
        default=False,
        description="Do not follow the cascade. The note is then not marked as strictly as the nation's version.",
    )
    marking: str = Field(
        default="", max_length=300, description="A stricter marking than that of what the note is made of."
    )


class IncidentResult(Result):
    """Where the note lies, and what it says."""

    document: str = Field(description="Code under which the note is kept.")
    incident: str
    out: str
    as_of: str = Field(description="When it was frozen.")
    previous: str = Field(description="Note that it tells the changes from; empty for none.")
    words: int
    too_long: bool = Field(description="Whether it is longer than half a page.")
    empty: tuple[str, ...] = Field(description="Parts that say nothing.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return where it lies and what is missing."""
        lines = [
            f"{'Note':<10}{self.out}",
            f"{'':<10}{self.document} on {self.incident}, {self.words} words, frozen {self.as_of}, {self.marking}",
            f"{'Changes':<10}{f'since {self.previous}' if self.previous else 'none told: this is the first note'}",
        ]
        lines += [f"{'Empty':<10}{', '.join(self.empty)}"] if self.empty else []
        lines += ["It is longer than half a page."] if self.too_long else []
        lines.append(f"Next: a second person reads it and releases it: majlis document release {self.document}")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("document.write")
def incident(command: IncidentCommand, world: World) -> IncidentResult:
    """Compose the note, freeze it, keep it, and write it.

    Raises
    ------
    NotFoundError
        If there is no such incident, or no directory to write to.
    InputError
        If a file is no text or no e-mail, or the ending of the file to write names no form.
    WaitsError
        If it would be RED, and no second person has agreed yet that it leaves.
    """
    judge_out(command.out)
    letter = _letter(command)
    marking = Marking.parse(command.marking, where="option --marking") if command.marking else None
    told = start_note(world, command.code, spread=not command.no_spread, marking=marking, leaves=command.out.suffix)
    records = world.records
    from majlis.adapters.records.documents import reading, writing
    from majlis.briefing.note import HALF_PAGE, PARTS, words

    given: dict[str, str | None] = {
        name: getattr(command, name) or None for name in ("assessed", "done", "asked", "next")
    }
    if letter:
        given["known"] = f"{told.content['parts']['known']}\n{letter}".strip()
    content = with_parts(world, told, given)
    saved = writing.save(records, told.code, told.title, content, told.revision)
    frozen = freeze_note(world, saved)
    put(command.out, reading.file(records, frozen.code, command.out.suffix.removeprefix(".")))
    parts = content["parts"]
    return IncidentResult(
        document=frozen.code,
        incident=command.code,
        out=str(command.out),
        as_of=frozen.frozen.at.isoformat() if frozen.frozen.at else "",
        previous=frozen.previous,
        words=words(parts),
        too_long=words(parts) > HALF_PAGE,
        empty=tuple(name for name in PARTS if not parts[name]),
        marking=str(frozen.marking),
        synthetic=frozen.synthetic,
    )


def _letter(command: IncidentCommand) -> str:
    """Return what the text or the e-mail says, without its greeting."""
    from majlis.acts.letters import body_of, read_given

    if command.text and command.email:
        raise InputError(
            "a text and an e-mail are given",
            where="option --email",
            why="a note begins with one of them",
            mend="give one",
            code="brief.two-texts",
        )
    letter = read_given(command.text, command.email, "")
    return body_of(letter) if letter else ""
