"""Start a dialogue: what is asked, and of which constituencies."""

import re

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.dialogue_lines import HeadLine, head_line
from majlis.acts.options import NationCode
from majlis.acts.texts import GivenLine, Line, Text
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, banded

USUAL = (
    ("operators", "Operators", "آپریٹرز"),
    ("regulators", "Regulators", "ریگولیٹرز"),
    ("academia", "Academia", "تعلیمی ادارے"),
    ("legal", "Legal profession", "قانونی ماہرین"),
    ("government", "Government", "حکومت"),
    ("media", "Media", "میڈیا"),
    ("public", "Public", "عوام"),
)
"""The constituencies that are asked where none are declared."""
MOST = 20
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


class StartCommand(Command):
    """What is asked of whom."""

    nation: NationCode
    title: GivenLine = Field(description="What it is called, in one line.", json_schema_extra=OPTION)
    question: Text = Field(min_length=1, description="What is asked.", json_schema_extra=OPTION)
    title_ur: Line = Field(default="", description="Its title in Urdu.")
    question_ur: Text = Field(default="", description="What is asked, in Urdu.")
    constituency: tuple[str, ...] = Field(
        default=(),
        max_length=MOST,
        description="A constituency as ID=NAME or ID=NAME=NAME IN URDU. Repeat it. Default: operators, regulators, "
        "academia, legal, government, media, public.",
    )
    sealed: bool = Field(default=False, description="Nobody can see who wrote a statement (Chatham House).")
    marking: str = Field(default="", max_length=300, description="Who may see it. Default: the nation's marking.")
    owner: Line = Field(default="", description="Organisation that leads it. Default: your own.")


class DialogueResult(Result):
    """The dialogue."""

    dialogue: HeadLine
    synthetic: bool
    next: str = Field(description="What to do next.")

    def text(self) -> str:
        """Return the dialogue and what to do next."""
        return banded(f"{self.dialogue.text()}\nNext: {self.next}", synthetic=self.synthetic)


@act("dialogue.write")
def start(command: StartCommand, world: World) -> DialogueResult:
    """Start the dialogue in the phase frame: nobody takes part yet.

    Raises
    ------
    NotFoundError
        If there is no such nation or organisation.
    InputError
        If a constituency or the marking does not fit.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.dialogue import leading

    marking = Marking.parse(command.marking, where="option --marking") if command.marking else None
    frame = leading.Frame(
        title=command.title,
        title_ur=command.title_ur,
        question=command.question,
        question_ur=command.question_ur,
        constituencies=constituencies(command.constituency) or USUAL,
        sealed=command.sealed,
    )
    head = leading.start(records, command.nation, frame, leading.Terms(marking, command.owner))
    return DialogueResult(
        dialogue=head_line(head),
        synthetic=head.synthetic,
        next=f"majlis dialogue seed {head.code} --text TEXT, then majlis dialogue phase {head.code} --to listen",
    )


def constituencies(given: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return constituencies from how they are typed.

    Raises
    ------
    InputError
        If one does not fit, or two have the same id.
    """
    found = tuple(map(_constituency, given))
    if len({one for one, _, _ in found}) < len(found):
        raise InputError(
            "two constituencies have the same id",
            where="option --constituency",
            mend="give each its own",
            code="dialogue.constituency",
        )
    return found


def _constituency(text: str) -> tuple[str, str, str]:
    name, _, rest = text.partition("=")
    english, _, urdu = rest.partition("=")
    told = name.strip(), english.strip() or name.strip().capitalize(), urdu.strip()
    if not _ID.fullmatch(told[0]) or max(map(len, told)) > 100:  # noqa: PLR2004 - a name, no text
        raise InputError(
            f"{text[:60]!r} is no constituency",
            where="option --constituency",
            mend="write ID=NAME with an id of lower-case letters, digits and hyphens, like telecom=Telecom companies",
            code="dialogue.constituency",
        )
    return told
